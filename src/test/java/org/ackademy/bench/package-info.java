/** How fast replay is. Run by hand: {@code mvn -q test-compile exec:exec@bench}. */
@NullMarked
package org.ackademy.bench;

import org.jspecify.annotations.NullMarked;
