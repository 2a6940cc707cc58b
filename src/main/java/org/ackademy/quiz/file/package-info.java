/**
 * Quiz files: YAML as a tree that knows its places, folders of quizzes, and the check that proves
 * them before anything is published.
 */
@NullMarked
package org.ackademy.quiz.file;

import org.jspecify.annotations.NullMarked;
