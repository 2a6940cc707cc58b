package org.ackademy.architecture.broken.attempt;

/** Used from below. */
public record Attic(int height) {}
