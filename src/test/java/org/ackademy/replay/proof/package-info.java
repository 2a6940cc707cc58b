/**
 * The proof that the replay is right: a second, independently written model of two hosts and a
 * network, simple and slow, held against the engine; the kernel's own states held against the
 * machine; and laws that verdicts obey.
 */
@NullMarked
package org.ackademy.replay.proof;

import org.jspecify.annotations.NullMarked;
