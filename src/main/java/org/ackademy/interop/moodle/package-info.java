/** Moodle's XML of questions, out and in. */
@NullMarked
package org.ackademy.interop.moodle;

import org.jspecify.annotations.NullMarked;
