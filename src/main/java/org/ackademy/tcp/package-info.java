/**
 * TCP as RFC 9293 has it: segments, sequence numbers, the eleven states, and the machine that takes
 * one connection from one event to the next. Nothing here knows of quizzes, text formats or time.
 */
@NullMarked
package org.ackademy.tcp;

import org.jspecify.annotations.NullMarked;
