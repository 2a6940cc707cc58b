/** Breaks the rules, so that they are seen to catch it. */
@NullMarked
package org.ackademy.architecture.broken.notation;

import org.jspecify.annotations.NullMarked;
