/**
 * The machine held against RFC 9293: the state × event table, and tests named by section and by
 * figure.
 */
@NullMarked
package org.ackademy.tcp.rfc9293;

import org.jspecify.annotations.NullMarked;
