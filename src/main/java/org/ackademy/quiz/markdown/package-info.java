/**
 * Markdown of quiz files: how it becomes HTML that is safe to show, and what of it is refused
 * before a quiz is published.
 */
@NullMarked
package org.ackademy.quiz.markdown;

import org.jspecify.annotations.NullMarked;
