package org.ackademy.interop.xml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;

/**
 * XML as it is written, an element a line. What cannot stand in XML 1.0 becomes U+FFFD, so that
 * whatever a text holds, the document is well-formed.
 */
public final class XmlText {
  private static final char UNFIT = '\uFFFD';

  private final StringBuilder out =
      new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  private final Deque<String> open = new ArrayDeque<>();
  private boolean tagIsOpen;
  private boolean hasText;

  /** Begins an element; attributes may follow. */
  public XmlText open(String name) {
    endTag();
    if (!hasText) {
      indent();
    }
    out.append('<').append(name);
    open.push(name);
    tagIsOpen = true;
    return this;
  }

  /** An attribute of the element that was just begun. */
  public XmlText attribute(String name, String value) {
    if (!tagIsOpen) {
      throw new IllegalStateException(name + " comes too late");
    }
    out.append(' ').append(name).append("=\"");
    escaped(value);
    out.append('"');
    return this;
  }

  /** Text in the element that was begun last. */
  public XmlText text(String text) {
    endTag();
    escaped(text);
    hasText = true;
    return this;
  }

  /**
   * Markup in the element that was begun last.
   *
   * @param xml a well-formed fragment
   */
  public XmlText markup(String xml) {
    endTag();
    out.append(xml);
    hasText = true;
    return this;
  }

  /** Ends the element that was begun last. */
  public XmlText close() {
    String name = open.pop();
    if (tagIsOpen) {
      out.append("/>");
      tagIsOpen = false;
    } else {
      if (!hasText) {
        indent();
      }
      out.append("</").append(name).append('>');
    }
    hasText = false;
    return this;
  }

  /** An element with nothing but text. */
  public XmlText element(String name, String text) {
    return open(name).text(text).close();
  }

  /** An element with nothing in it. */
  public XmlText empty(String name) {
    return open(name).close();
  }

  /** The document, once all elements are ended. */
  public String written() {
    if (!open.isEmpty()) {
      throw new IllegalStateException(Objects.requireNonNull(open.peek()) + " is not ended");
    }
    return out + "\n";
  }

  private void endTag() {
    if (tagIsOpen) {
      out.append('>');
      tagIsOpen = false;
    }
  }

  private void indent() {
    if (out.charAt(out.length() - 1) != '\n') {
      out.append('\n');
    }
    out.append(" ".repeat(open.size()));
  }

  private void escaped(String text) {
    text.codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\r' -> out.append("&#13;");
                default -> out.appendCodePoint(isFit(point) ? point : UNFIT);
              }
            });
  }

  private static boolean isFit(int point) {
    return point == '\t'
        || point == '\n'
        || (point >= 0x20 && point <= 0xD7FF)
        || (point >= 0xE000 && point <= 0xFFFD)
        || point >= 0x10000;
  }
}
