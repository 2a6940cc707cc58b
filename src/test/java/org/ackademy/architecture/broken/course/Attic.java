package org.ackademy.architecture.broken.course;

/** Used from below. */
public record Attic(int height) {}
