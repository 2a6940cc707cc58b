package org.ackademy.interop.xml;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An element of a document.
 *
 * @param name without a prefix
 * @param attributes by their names without prefixes
 * @param content its elements and texts, in order
 * @param line the line at which its start tag ends, from 1
 */
public record Element(
    String name, Map<String, String> attributes, List<Content> content, int line) {
  public Element {
    attributes = Map.copyOf(attributes);
    content = List.copyOf(content);
  }

  /** What stands in an element. */
  public sealed interface Content {
    /** An element. */
    record Inner(Element element) implements Content {}

    /** Text. */
    record Words(String text) implements Content {}
  }

  /** The elements in it. */
  public List<Element> children() {
    return content.stream()
        .flatMap(
            one ->
                switch (one) {
                  case Content.Inner inner -> Stream.of(inner.element());
                  case Content.Words words -> Stream.<Element>of();
                })
        .toList();
  }

  /** The elements of a name in it. */
  public List<Element> children(String named) {
    return children().stream().filter(child -> child.name().equals(named)).toList();
  }

  /** The first element of a name in it. */
  public Optional<Element> child(String named) {
    return children().stream().filter(child -> child.name().equals(named)).findFirst();
  }

  /** An attribute. */
  public Optional<String> attribute(String named) {
    return Optional.ofNullable(attributes.get(named));
  }

  /** Its own text and that of all elements in it. */
  public String text() {
    var text = new StringBuilder();
    append(text);
    return text.toString();
  }

  private void append(StringBuilder text) {
    for (Content one : content) {
      switch (one) {
        case Content.Words words -> text.append(words.text());
        case Content.Inner inner -> inner.element().append(text);
      }
    }
  }
}
