/**
 * Quizzes as they are stored: quiz files become versions, and every version ever answered stays.
 */
@NullMarked
package org.ackademy.quiz;

import org.jspecify.annotations.NullMarked;
