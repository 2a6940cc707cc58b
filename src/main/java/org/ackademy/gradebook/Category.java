package org.ackademy.gradebook;

import java.math.BigDecimal;
import java.util.UUID;
import org.ackademy.question.Text;

/**
 * A group of assignments with its share of a course's result.
 *
 * @param weight its share, against those of the others
 * @param dropLowest how many marks are left out
 */
record Category(UUID id, Text title, BigDecimal weight, int dropLowest) {}
