/**
 * Texts that stand for exchanges and cases: the line notation, JSON, and results in either. Reads
 * them with a place for every fault, and prints each thing in one way only.
 */
@NullMarked
package org.ackademy.notation;

import org.jspecify.annotations.NullMarked;
