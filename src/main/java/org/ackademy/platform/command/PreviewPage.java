package org.ackademy.platform.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ackademy.platform.launcher.Console;
import org.ackademy.question.Audience;
import org.ackademy.question.Believed;
import org.ackademy.question.Catalogue;
import org.ackademy.question.Definition;
import org.ackademy.question.Exercise;
import org.ackademy.question.Flaw;
import org.ackademy.question.Graded;
import org.ackademy.question.Grading;
import org.ackademy.question.Handout;
import org.ackademy.question.Language;
import org.ackademy.question.Part;
import org.ackademy.question.Question;
import org.ackademy.quiz.file.Catalogues;
import org.ackademy.quiz.markdown.Markdown;

/**
 * Pages for authors: their questions as learners get them, with everything that learners do not.
 */
final class PreviewPage {
  private final StringBuilder html = new StringBuilder();
  private final Language language;
  private final Catalogue catalogue = Catalogues.own();

  private PreviewPage(Language language, String title) {
    this.language = language;
    html.append("<!doctype html><html lang=\"").append(language.tag()).append("\"><head>");
    html.append("<meta charset=\"utf-8\"><title>").append(escaped(title)).append("</title>");
    html.append("<link rel=\"stylesheet\" href=\"/preview.css\">");
    html.append("<script type=\"module\" src=\"/preview.js\"></script></head><body><main>");
    html.append("<h1>").append(escaped(title)).append("</h1>");
  }

  /** All questions that there are. */
  static String list(List<String> ids) {
    var page = new PreviewPage(Language.EN, "Ackademy");
    page.html.append("<ul>");
    for (String id : ids) {
      page.html.append("<li>");
      page.link(address(id, 0, Language.EN), id);
      page.html.append("</li>");
    }
    page.html.append("</ul>");
    return page.closed();
  }

  /** What keeps a question from being shown. */
  static String flawed(String id, List<Flaw> flaws, Language language) {
    var page = new PreviewPage(language, id);
    Locale reader = Locale.forLanguageTag(language.tag());
    page.html.append("<ul class=\"flaws\">");
    for (Flaw flaw : flaws) {
      String text = flaw.line() + ":" + flaw.column() + ": " + flaw.text(reader);
      page.html.append("<li>").append(escaped(text)).append("</li>");
    }
    page.html.append("</ul>");
    return page.closed();
  }

  /** A question as the learner of a seed gets it. */
  static String question(Definition definition, long seed, Language language) {
    Definition.Drawn drawn = definition.drawn(seed);
    Exercise exercise = drawn.exercise();
    Handout handout = Handout.of(exercise, Audience.of(language, Markdown::html));
    var page = new PreviewPage(language, handout.title());
    page.navigation(exercise.id(), seed);
    page.html.append(handout.taskHtml().orElse(""));
    page.handout(drawn, handout);
    page.heading("preview.key");
    exercise.answers().forEach(answer -> page.graded(exercise, answer.text(), Optional.empty()));
    page.wrong(exercise);
    page.heading("preview.believed");
    for (Question.Slip slip : Believed.answers(exercise)) {
      page.graded(exercise, slip.answer(), slip.misconception());
    }
    if (!exercise.hints().isEmpty()) {
      page.heading("preview.hints");
      exercise.hints().forEach(hint -> page.html.append(Markdown.html(hint.in(language))));
    }
    page.heading("preview.explanation");
    page.html.append(Markdown.html(exercise.explanation().in(language)));
    return page.closed();
  }

  private static String address(String id, long seed, Language language) {
    return "/questions/" + id + "?seed=" + seed + "&lang=" + language.tag();
  }

  private void navigation(String id, long seed) {
    html.append("<nav>");
    link("/", "↑");
    link(address(id, seed - 1, language), "←");
    html.append("<span>").append(escaped(id + ", " + seed)).append("</span>");
    link(address(id, seed + 1, language), "→");
    for (Language other : Language.values()) {
      link(address(id, seed, other), other.tag());
    }
    html.append("</nav>");
  }

  private void link(String address, String text) {
    html.append("<a href=\"").append(escaped(address)).append("\">");
    html.append(escaped(text)).append("</a> ");
  }

  private void handout(Definition.Drawn drawn, Handout handout) {
    heading("preview.shown");
    Handout.Shown shown = handout.shown();
    if (shown.scenario().isPresent()) {
      code(drawn.scenario());
    }
    code(String.join("\n", shown.given()));
    shown.asked().forEach(moment -> code(moment.line() + " " + moment.side()));
    code(shown.sheet());
    code(handout.startingText());
  }

  private void heading(String label) {
    html.append("<h2>").append(escaped(Console.text(label))).append("</h2>");
  }

  private void code(String text) {
    if (!text.isBlank() && !text.equals("{}")) {
      html.append("<pre>").append(escaped(text.strip())).append("</pre>");
    }
  }

  private void wrong(Exercise exercise) {
    heading("preview.wrong");
    for (Question.Slip slip : exercise.question().slips()) {
      graded(exercise, slip.answer(), slip.misconception());
    }
    for (Exercise.Mistake mistake : exercise.mistakes()) {
      graded(exercise, mistake.text(), mistake.misconception());
    }
  }

  private void graded(Exercise exercise, String answer, Optional<String> misconception) {
    Graded graded = Grading.grade(exercise, answer, language);
    html.append("<section class=\"").append(graded.verdict()).append("\">");
    misconception.ifPresent(this::belief);
    code(answer);
    StringBuilder got = new StringBuilder().append(graded.verdict());
    graded.at().ifPresent(at -> got.append(" @").append(at));
    graded.code().ifPresent(code -> got.append(' ').append(code));
    html.append("<p><strong>").append(escaped(got.append(' ').append(graded.score()).toString()));
    html.append("</strong></p>");
    graded.recognised().ifPresent(found -> feedback(found.feedback().in(language)));
    if (graded.finding() instanceof Graded.Finding.Marked marked) {
      for (Part part : marked.parts()) {
        if (part.outcome() != Part.Outcome.RIGHT) {
          part.feedback().ifPresent(text -> feedback(text.in(language)));
        }
      }
    }
    html.append("</section>");
  }

  private void belief(String id) {
    Optional.ofNullable(catalogue.misconceptions().get(id))
        .ifPresent(
            known ->
                html.append("<p>")
                    .append(escaped(id + ": " + known.belief().in(language)))
                    .append("</p>"));
  }

  private void feedback(String markdown) {
    html.append("<blockquote>").append(Markdown.html(markdown)).append("</blockquote>");
  }

  private String closed() {
    return html.append("</main></body></html>").toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
