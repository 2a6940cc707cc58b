/** Tests of RFC 7323: timestamps, window scaling. */
@NullMarked
package org.ackademy.tcp.rfc7323;

import org.jspecify.annotations.NullMarked;
