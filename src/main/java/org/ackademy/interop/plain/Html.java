package org.ackademy.interop.plain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.owasp.html.HtmlSanitizer;

/**
 * HTML as a tree, by a reader that balances whatever tags there are, and takes no more than 256 for
 * nested.
 */
sealed interface Html {
  /** Elements that hold nothing. */
  Set<String> VOID =
      Set.of("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source");

  /** Text, its entities resolved. */
  record Words(String text) implements Html {}

  /** An element. */
  record Element(String name, Map<String, String> attributes, List<Html> children)
      implements Html {}

  /** The nodes of a fragment. */
  static List<Html> read(String html) {
    var reader = new Reader();
    HtmlSanitizer.sanitize(html, reader);
    return reader.top;
  }

  /** The text alone, each run of white space one blank. */
  static String plain(String html) {
    var out = new StringBuilder();
    read(html).forEach(node -> plain(node, out));
    return out.toString().replaceAll("\\s+", " ").strip();
  }

  /** The same as XML, with the attributes alone that stand in a list. */
  static String xml(String html, Set<String> attributes) {
    var out = new StringBuilder();
    read(html).forEach(node -> xml(node, attributes, out));
    return out.toString();
  }

  private static void xml(Html node, Set<String> attributes, StringBuilder out) {
    switch (node) {
      case Words words -> out.append(org.ackademy.interop.plain.Words.escaped(words.text()));
      case Element element -> {
        out.append('<').append(element.name());
        for (String name : attributes) {
          String value = element.attributes().get(name);
          if (value != null) {
            out.append(' ').append(name).append("=\"");
            out.append(org.ackademy.interop.plain.Words.escaped(value).replace("\"", "&quot;"))
                .append('"');
          }
        }
        if (element.children().isEmpty()) {
          out.append("/>");
        } else {
          out.append('>');
          element.children().forEach(child -> xml(child, attributes, out));
          out.append("</").append(element.name()).append('>');
        }
      }
    }
  }

  private static void plain(Html node, StringBuilder out) {
    switch (node) {
      case Words words -> out.append(words.text());
      case Element element -> {
        // A block or a break parts words; emphasis does not.
        boolean parts = !MarkdownOfHtml.INLINE.contains(element.name());
        out.append(parts ? " " : "");
        element.children().forEach(child -> plain(child, out));
        out.append(parts ? " " : "");
      }
    }
  }

  /** Builds the tree of what the reader tells. */
  final class Reader implements HtmlSanitizer.Policy {
    private final List<Html> top = new ArrayList<>();
    private final Deque<Element> open = new ArrayDeque<>();

    private Reader() {}

    private List<Html> here() {
      Element inside = open.peek();
      return inside == null ? top : inside.children();
    }

    @Override
    public void openDocument() {}

    @Override
    public void closeDocument() {}

    @Override
    public void openTag(String name, List<String> attributes) {
      Map<String, String> named = new HashMap<>();
      for (int i = 0; i + 1 < attributes.size(); i += 2) {
        named.put(attributes.get(i), attributes.get(i + 1));
      }
      var element = new Element(name, named, new ArrayList<>());
      here().add(element);
      if (!VOID.contains(name)) {
        open.push(element);
      }
    }

    @Override
    public void closeTag(String name) {
      if (!open.isEmpty() && Objects.requireNonNull(open.peek()).name().equals(name)) {
        open.pop();
      }
    }

    @Override
    public void text(String text) {
      here().add(new Words(text));
    }
  }
}
