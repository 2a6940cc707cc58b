package org.ackademy.architecture.broken.question;

/** Used from below. */
public record Attic(int height) {}
