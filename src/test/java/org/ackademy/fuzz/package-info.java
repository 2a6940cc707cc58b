/** Readers and replay under inputs that a coverage-guided fuzzer makes up. */
@NullMarked
package org.ackademy.fuzz;

import org.jspecify.annotations.NullMarked;
