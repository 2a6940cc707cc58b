/** Breaks the rules, so that they are seen to catch it. */
@NullMarked
package org.ackademy.architecture.broken.question;

import org.jspecify.annotations.NullMarked;
