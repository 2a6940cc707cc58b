/** The rules of the house, and that they hold. */
@NullMarked
package org.ackademy.architecture;

import org.jspecify.annotations.NullMarked;
