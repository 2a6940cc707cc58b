/**
 * Decides whether two hosts that obey RFC 9293 could have produced an exchange: scenario, network,
 * explanations, verdict, violations.
 */
@NullMarked
package org.ackademy.replay;

import org.jspecify.annotations.NullMarked;
