/** Whether this process works at all, and whether it may be sent requests. */
@NullMarked
package org.ackademy.platform.health;

import org.jspecify.annotations.NullMarked;
