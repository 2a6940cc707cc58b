package org.ackademy.quiz;

import java.util.UUID;

/**
 * Told within the transaction in which a quiz gets a new version.
 *
 * @param name in addresses
 * @param version its number, from 1
 */
public record QuizPublished(UUID quiz, String name, int version) {}
