/** Common Cartridges: courses of links that lead to us by LTI. */
@NullMarked
package org.ackademy.interop.cartridge;

import org.jspecify.annotations.NullMarked;
