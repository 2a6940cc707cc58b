/**
 * Questions as other programs know them: what every format of theirs is written from and read into,
 * with an account of what does not fit.
 */
@NullMarked
package org.ackademy.interop.plain;

import org.jspecify.annotations.NullMarked;
