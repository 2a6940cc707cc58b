/**
 * Exercises and how their answers are graded: the kinds of question, what a quiz file says, the
 * keys and their proofs. An answer is judged by replay; no key is compared with it.
 */
@NullMarked
package org.ackademy.question;

import org.jspecify.annotations.NullMarked;
