package org.ackademy.question;

import java.util.Optional;
import org.ackademy.notation.JsonWriter;

/**
 * For whom texts are written: in which language, and how Markdown becomes HTML where they are shown
 * by a browser.
 *
 * @param language in which they read
 * @param markup what makes HTML of Markdown; where there is none, Markdown is all they get
 */
public record Audience(Language language, Optional<Markup> markup) {
  /** Turns the Markdown of a text into HTML that is safe to show, whatever the text holds. */
  @FunctionalInterface
  public interface Markup {
    /** The HTML, a sequence of blocks. */
    String html(String markdown);
  }

  /** Those who read Markdown. */
  public static Audience of(Language language) {
    return new Audience(language, Optional.empty());
  }

  /** Those who look at a page. */
  public static Audience of(Language language, Markup markup) {
    return new Audience(language, Optional.of(markup));
  }

  /** The text as HTML, where it is wanted. */
  Optional<String> html(Text text) {
    return markup.map(turned -> turned.html(text.in(language)));
  }

  /** Writes a text as {@code text} and, where it is wanted, {@code html}: fields of an object. */
  void write(JsonWriter json, Text text) {
    json.name("text").text(text.in(language));
    html(text).ifPresent(html -> json.name("html").text(html));
  }
}
