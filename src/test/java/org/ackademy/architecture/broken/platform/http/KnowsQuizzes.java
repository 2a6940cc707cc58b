package org.ackademy.architecture.broken.platform.http;

import org.ackademy.architecture.broken.quiz.Attic;

/** The platform imports a feature. */
record KnowsQuizzes(Attic quiz) {}
