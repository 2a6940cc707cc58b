/** What whole installations survive: loss of power, databases that end, disks that are full. */
@NullMarked
package org.ackademy.survival;

import org.jspecify.annotations.NullMarked;
