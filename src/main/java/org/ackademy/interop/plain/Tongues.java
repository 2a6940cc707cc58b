package org.ackademy.interop.plain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.ackademy.question.Language;
import org.ackademy.question.Text;

/**
 * Reads texts that may hold several languages: as Moodle's own filter has them, adjacent spans of
 * the class {@code multilang}, or as that of a well-known plugin, {@code {mlang en}…{mlang}}.
 * Elsewhere a text holds one language, which then stands for all.
 */
public final class Tongues {
  private static final Pattern SPAN =
      Pattern.compile(
          "<span(?:\\s+lang=\"([a-zA-Z0-9_-]+)\"|\\s+class=\"multilang\"){2}\\s*>(.*?)</span>",
          Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
  private static final Pattern MLANG =
      Pattern.compile(
          "\\{mlang\\s([a-zA-Z0-9_,\\s-]+)\\}(.*?)\\{mlang\\}",
          Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

  /** So many spans must follow each other until they are one text in several languages. */
  private static final int SPANS_MIN = 2;

  /** The longest text, in UTF-16 units; our own files have shorter ones. */
  private static final int CHARS_MAX = 40_000;

  private static final String OTHERS = "other";
  private static final String FILE = "@@PLUGINFILE@@";

  private final Notes notes;

  /** What has no place in a text is noted. */
  public Tongues(Notes notes) {
    this.notes = notes;
  }

  /** A text of HTML as Markdown; empty where nothing stands in it. */
  public Optional<Text> html(String html) {
    if (html.contains(FILE)) {
      notes.add(Note.Kind.FILE, "");
    }
    return texts(html, this::markdown);
  }

  /** A text that is plain, as Markdown. */
  public Optional<Text> plain(String text) {
    return texts(text, part -> markdown(escaped(part).replace("\n", "<br>")));
  }

  /** A text that is plain and stays so: a title. */
  public Optional<Text> title(String text) {
    return texts(text, part -> Html.plain(escaped(part)));
  }

  /** A text that is Markdown already. */
  public Optional<Text> markdowned(String text) {
    return texts(text, String::strip);
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  private String markdown(String html) {
    MarkdownOfHtml.Turned turned = MarkdownOfHtml.of(html);
    turned
        .unknown()
        .forEach(
            name ->
                notes.add(
                    name.equals("img") ? Note.Kind.FILE : Note.Kind.MARKUP, "<" + name + ">"));
    return turned.markdown();
  }

  private Optional<Text> texts(String text, UnaryOperator<String> turned) {
    if (text.length() > CHARS_MAX) {
      notes.add(Note.Kind.TOO_MANY, String.valueOf(CHARS_MAX));
      return Optional.empty();
    }
    List<String> parts = new ArrayList<>();
    for (Language language : Language.values()) {
      parts.add(turned.apply(in(language, text)));
    }
    if (parts.stream().allMatch(String::isBlank)) {
      return Optional.empty();
    }
    String en = parts.get(0).isBlank() ? parts.get(1) : parts.get(0);
    String ko = parts.get(1).isBlank() ? parts.get(0) : parts.get(1);
    if (en.equals(ko) && en.codePoints().anyMatch(Character::isLetter)) {
      notes.add(Note.Kind.ONE_LANGUAGE, "");
    }
    return Optional.of(new Text(en, ko));
  }

  /** What a reader of a language is shown of a text. */
  private static String in(Language language, String text) {
    return chosen(MLANG, 1, language, chosen(SPAN, SPANS_MIN, language, text));
  }

  /** A text with each run of marked parts replaced by the part that is in a language. */
  private static String chosen(Pattern mark, int least, Language language, String text) {
    var out = new StringBuilder();
    List<MatchResult> run = new ArrayList<>();
    int end = 0;
    for (MatchResult part : mark.matcher(text).results().toList()) {
      if (!run.isEmpty() && !text.substring(run.getLast().end(), part.start()).isBlank()) {
        end = replaced(run, least, language, text, end, out);
      }
      run.add(part);
    }
    if (!run.isEmpty()) {
      end = replaced(run, least, language, text, end, out);
    }
    return out.append(text.substring(end)).toString();
  }

  /** Writes what stands before a run, and what is chosen of it; says where the run ends. */
  private static int replaced(
      List<MatchResult> run,
      int least,
      Language language,
      String text,
      int from,
      StringBuilder out) {
    int start = run.getFirst().start();
    int end = run.getLast().end();
    out.append(text, from, start);
    out.append(run.size() < least ? text.substring(start, end) : part(run, language));
    run.clear();
    return end;
  }

  /** The part in a language; else that for all others, else the first. */
  private static String part(List<MatchResult> run, Language language) {
    return tagged(run, language.tag())
        .or(() -> tagged(run, OTHERS))
        .orElseGet(() -> run.getFirst().group(2));
  }

  private static Optional<String> tagged(List<MatchResult> run, String tag) {
    return run.stream()
        .filter(
            part -> List.of(String.valueOf(part.group(1)).strip().split("[,\\s]+")).contains(tag))
        .map(part -> part.group(2))
        .findFirst();
  }
}
