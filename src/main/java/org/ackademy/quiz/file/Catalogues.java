package org.ackademy.quiz.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.ackademy.notation.Tree;
import org.ackademy.question.Catalogue;
import org.ackademy.question.Read;

/** The lists that the program itself brings. */
public final class Catalogues {
  private static final Catalogue OWN = read();

  private Catalogues() {}

  /** What exercises may cite. */
  public static Catalogue own() {
    return OWN;
  }

  private static Catalogue read() {
    return switch (Catalogue.read(
        tree("/catalogue/claims.yaml"),
        tree("/catalogue/misconceptions.yaml"),
        tree("/catalogue/rfc9293.yaml"))) {
      case Read.Done<Catalogue> done -> done.value();
      case Read.Flawed<Catalogue> flawed ->
          throw new IllegalStateException("the catalogue: " + flawed.flaws());
    };
  }

  private static Tree tree(String resource) {
    return switch (Yaml.read(text(resource))) {
      case Read.Done<Tree> done -> done.value();
      case Read.Flawed<Tree> flawed ->
          throw new IllegalStateException(resource + ": " + flawed.flaws());
    };
  }

  static String text(String resource) {
    try (InputStream in = Catalogues.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }
}
