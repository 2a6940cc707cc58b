package org.ackademy.attempt;

import java.util.UUID;

/**
 * A person decided what an answer is worth. Fired within the transaction that keeps the decision.
 *
 * @param learner whose answer it is
 */
public record AnswerDecided(UUID assignment, UUID learner) {}
