package org.ackademy.architecture.broken.interop;

/** Used from below. */
public record Attic(int height) {}
