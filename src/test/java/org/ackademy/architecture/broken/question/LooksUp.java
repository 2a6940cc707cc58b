package org.ackademy.architecture.broken.question;

import org.ackademy.architecture.broken.quiz.Attic;

/** Uses the floor above. */
record LooksUp(Attic attic) {}
