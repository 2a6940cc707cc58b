package org.ackademy.architecture.broken.quiz;

import org.ackademy.architecture.broken.course.BackAgain;

/** One half of a circle. */
public record Circle(BackAgain half) {}
