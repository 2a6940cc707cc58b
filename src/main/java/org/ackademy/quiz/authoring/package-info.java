/**
 * Questions as their authors see them: those of files, which are looked at, and those that are
 * written on the pages, which are saved as versions, proven and offered.
 */
@NullMarked
package org.ackademy.quiz.authoring;

import org.jspecify.annotations.NullMarked;
