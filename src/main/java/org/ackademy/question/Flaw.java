package org.ackademy.question;

/**
 * Something wrong in a quiz file, for its author to read.
 *
 * @param pointer where in the file: a JSON Pointer (RFC 6901), {@code /answers/0/lines/2} say
 * @param offset how many code points into the text that stands there, from 0
 * @param text what is wrong
 */
public record Flaw(String pointer, int offset, String text) {

  /** A flaw of what stands at this place as a whole. */
  public static Flaw at(String pointer, String text) {
    return new Flaw(pointer, 0, text);
  }
}
