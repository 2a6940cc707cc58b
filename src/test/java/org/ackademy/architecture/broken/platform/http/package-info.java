/** Breaks the rules, so that they are seen to catch it. */
@NullMarked
package org.ackademy.architecture.broken.platform.http;

import org.jspecify.annotations.NullMarked;
