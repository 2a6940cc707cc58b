/** Secrets that are needed in clear, kept from those who read the database alone. */
@NullMarked
package org.ackademy.platform.seal;

import org.jspecify.annotations.NullMarked;
