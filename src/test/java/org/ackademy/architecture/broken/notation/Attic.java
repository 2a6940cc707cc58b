package org.ackademy.architecture.broken.notation;

/** Used from below. */
public record Attic(int height) {}
