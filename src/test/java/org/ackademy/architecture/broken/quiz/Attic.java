package org.ackademy.architecture.broken.quiz;

/** Used from below. */
public record Attic(int height) {}
