package org.ackademy.question;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.ackademy.notation.Tree;

/**
 * Names the content of a quiz file: the first 128 bits of a SHA-256, in 32 hexadecimal digits, over
 * what the file says. Comments, layout and the order of fields do not change it; anything else
 * does.
 */
final class Fingerprint {
  private static final int DIGITS = 32;

  private Fingerprint() {}

  /** The name of a document's content. */
  static String of(Tree tree) {
    var out = new StringBuilder();
    write(tree, out);
    return of(out.toString());
  }

  /** The name of contents that have names already, in their order. */
  static String of(String own, List<String> parts) {
    return of(own + "\n" + String.join("\n", parts));
  }

  private static void write(Tree tree, StringBuilder out) {
    switch (tree) {
      case Tree.Mapping mapping -> {
        out.append('{');
        mapping.entries().stream()
            .sorted(Comparator.comparing(Tree.Entry::name))
            .forEach(
                entry -> {
                  write(entry.name(), out);
                  write(entry.value(), out);
                });
        out.append('}');
      }
      case Tree.Sequence sequence -> {
        out.append('[');
        sequence.items().forEach(item -> write(item, out));
        out.append(']');
      }
      case Tree.Text text -> write(text.value(), out);
      case Tree.Numeral numeral -> out.append('#').append(numeral.literal()).append(';');
      case Tree.Truth truth -> out.append(truth.value() ? 't' : 'f');
      case Tree.Nothing nothing -> out.append('n');
    }
  }

  /** A text after its length, so that no two documents are written alike. */
  private static void write(String text, StringBuilder out) {
    out.append('"').append(text.length()).append(':').append(text);
  }

  private static String of(String written) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(written.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
