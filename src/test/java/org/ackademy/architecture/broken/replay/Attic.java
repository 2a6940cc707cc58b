package org.ackademy.architecture.broken.replay;

/** Used from below. */
public record Attic(int height) {}
