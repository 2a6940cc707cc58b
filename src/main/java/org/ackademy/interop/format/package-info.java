/** Which formats there are, and the way from quiz files into them and back. */
@NullMarked
package org.ackademy.interop.format;

import org.jspecify.annotations.NullMarked;
