/**
 * Attempts and answers: what a learner wrote, how it was graded, and how much of that they are
 * told. Nothing here is ever overwritten.
 */
@NullMarked
package org.ackademy.attempt;

import org.jspecify.annotations.NullMarked;
