package org.ackademy.architecture.broken.lms;

/** Used from below. */
public record Attic(int height) {}
