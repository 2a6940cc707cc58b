/** QTI: items of version 3.0.1 out and in, items of version 2.2 out, in packages. */
@NullMarked
package org.ackademy.interop.qti;

import org.jspecify.annotations.NullMarked;
