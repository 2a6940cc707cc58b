/**
 * Captures of real traffic: pcap and pcapng files read into connections, one case for each, and
 * exchanges written as pcapng or as packetdrill scripts.
 */
@NullMarked
package org.ackademy.notation.capture;

import org.jspecify.annotations.NullMarked;
