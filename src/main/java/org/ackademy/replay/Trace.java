package org.ackademy.replay;

import org.ackademy.replay.Judgement.Hidden;
import org.ackademy.tcp.Tcb;
import org.jspecify.annotations.Nullable;

/**
 * How one host came to where it is, newest first: a chain that all explanations share where they
 * have the same past.
 *
 * @param past what was before; null at the start
 * @param hidden the hidden event, or null where the host sent a line
 * @param line the line that was sent, from 1, or 0
 * @param after the host afterwards
 */
record Trace(@Nullable Trace past, @Nullable Hidden hidden, int line, Tcb after) {}
