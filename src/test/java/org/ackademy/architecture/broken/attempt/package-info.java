/** Breaks the rules, so that they are seen to catch it. */
@NullMarked
package org.ackademy.architecture.broken.attempt;

import org.jspecify.annotations.NullMarked;
