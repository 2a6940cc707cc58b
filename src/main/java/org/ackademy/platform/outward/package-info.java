/** Requests of the server's own to other systems, kept out of the network in which it stands. */
@NullMarked
package org.ackademy.platform.outward;

import org.jspecify.annotations.NullMarked;
