/** Courses: who is in them as what, and which quizzes are given to them on which terms. */
@NullMarked
package org.ackademy.course;

import org.jspecify.annotations.NullMarked;
