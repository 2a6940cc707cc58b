package org.ackademy.architecture.broken.course;

import java.util.List;
import org.ackademy.architecture.broken.quiz.Circle;

/** The other half. */
public record BackAgain(List<Circle> half) {}
