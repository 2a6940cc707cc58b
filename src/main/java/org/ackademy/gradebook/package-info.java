/** The gradebook of a course: who has how much of what, live from the answers. */
@NullMarked
package org.ackademy.gradebook;

import org.jspecify.annotations.NullMarked;
