package org.ackademy.architecture.broken.gradebook;

/** Used from below. */
public record Attic(int height) {}
