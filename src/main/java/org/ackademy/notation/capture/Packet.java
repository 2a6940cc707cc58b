package org.ackademy.notation.capture;

/**
 * The packet that a reader has come to. One object for a whole file: what is wanted of it is taken
 * out before the next packet.
 */
final class Packet {
  /** Which packet of the file it is, from 1. */
  long number;

  /** Where its first byte lies in the file. */
  long offset;

  /** Its link type, as in the registry of LINKTYPE values. */
  int linkType;

  /** Nanoseconds since 1970; 0 where the file does not say. */
  long nanos;

  byte[] bytes = new byte[0];
  int from;

  /** How many bytes of it the file holds. */
  int captured;

  /** How many bytes it had on the wire. */
  long original;

  int to() {
    return from + captured;
  }
}
