package org.ackademy.interop.plain;

import java.util.List;
import java.util.Set;
import org.ackademy.question.Language;
import org.ackademy.question.Text;
import org.ackademy.quiz.markdown.Markdown;

/**
 * In which languages texts go out. Where there are several, HTML holds all of them, each in a span
 * of its language, of which Moodle's filter for content in several languages shows the reader's;
 * what is plain text holds the first.
 *
 * @param languages at least one
 */
public record Speech(List<Language> languages) {
  /** Every language that there is. */
  public static final Speech ALL = new Speech(List.of(Language.values()));

  public Speech {
    languages = List.copyOf(languages);
    if (languages.isEmpty()) {
      throw new IllegalArgumentException("no language");
    }
  }

  /** One language alone. */
  public static Speech of(Language language) {
    return new Speech(List.of(language));
  }

  /** The language of what is plain text. */
  public Language first() {
    return languages.getFirst();
  }

  /** The same with the first language alone. */
  public Speech alone() {
    return of(first());
  }

  /** Markdown as HTML that is safe to show. */
  public String html(Text text) {
    boolean same = languages.stream().map(text::in).distinct().count() == 1;
    if (same) {
      return Markdown.html(text.in(first()));
    }
    var html = new StringBuilder();
    for (Language language : languages) {
      html.append("<span lang=\"").append(language.tag()).append("\" class=\"multilang\">");
      html.append(Markdown.html(text.in(language))).append("</span>");
    }
    return html.toString();
  }

  /**
   * Markdown in the first language as XML.
   *
   * @param attributes those that elements may have
   */
  public String xml(Text text, Set<String> attributes) {
    return Html.xml(Markdown.html(text.in(first())), attributes);
  }

  /** Markdown as plain text. */
  public String plain(Text text) {
    return Html.plain(Markdown.html(text.in(first())));
  }

  /** Whether plain text leaves a language out. */
  public boolean isCut(Text text) {
    return languages.stream().map(text::in).distinct().count() > 1;
  }
}
