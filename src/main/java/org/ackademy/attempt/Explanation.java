package org.ackademy.attempt;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ackademy.notation.Beliefs;
import org.ackademy.notation.Fault;
import org.ackademy.notation.JsonWriter;
import org.ackademy.notation.ReadCase;
import org.ackademy.notation.ReplayWriter;
import org.ackademy.notation.ReplayWriter.Extent;
import org.ackademy.question.Exercise;
import org.ackademy.question.Graded;
import org.ackademy.question.Graded.Finding;
import org.ackademy.question.Language;
import org.ackademy.question.Part;
import org.ackademy.question.Question;
import org.ackademy.quiz.file.Catalogues;
import org.ackademy.replay.Case;
import org.ackademy.replay.Judgement;
import org.ackademy.replay.Score;
import org.ackademy.replay.Wording;

/**
 * What a grading said, in full, in the form in which it is kept: {@code
 * {"language":…,"replay":{…}}} with the result as the resource for replays answers it, or {@code
 * "marking":{…}} with the {@code parts} of an answer that has no segments, each with its {@code
 * name}, {@code outcome}, and what its author says to it; and where there is one the author's
 * {@code feedback} to the mistake, the {@code misconception} behind it with {@code misconceptions}
 * (what is said of it and of those that parts name), and the moments that were left {@code
 * unlabelled}. Its texts are in the language in which the learner was told.
 */
final class Explanation {
  private final Exercise exercise;
  private final Graded graded;
  private final StringBuilder out = new StringBuilder();
  private final JsonWriter json = new JsonWriter(out);

  private Explanation(Exercise exercise, Graded graded) {
    this.exercise = exercise;
    this.graded = graded;
  }

  /** As JSON, an object. */
  static String json(Exercise exercise, Graded graded) {
    return new Explanation(exercise, graded).write();
  }

  private String write() {
    json.openObject().name("language").text(graded.language().tag());
    switch (graded.finding()) {
      case Finding.Replayed replayed -> replay(replayed.question(), replayed.judgement());
      case Finding.Marked marked -> marked(marked);
      case Finding.Unlabelled unlabelled -> {
        replay(unlabelled.question(), unlabelled.judgement());
        moments(unlabelled.missing());
      }
      case Finding.Unreadable unreadable -> unreadable(unreadable.fault());
    }
    graded
        .recognised()
        .ifPresent(found -> json.name("feedback").text(found.feedback().in(graded.language())));
    graded.misconception().ifPresent(id -> json.name("misconception").text(id));
    beliefs().write(named(), json);
    json.closeObject();
    return out.toString();
  }

  private void replay(Case question, Judgement judgement) {
    json.name("replay");
    var marks = new Score.Marks(OptionalDouble.of(graded.score()), graded.repair());
    writer().write(new ReplayWriter.Known(question, judgement, marks), Extent.FULL, json);
  }

  private void unreadable(Fault fault) {
    json.name("replay");
    writer().write(new ReadCase.Unreadable(Optional.of(exercise.id()), fault), Extent.FULL, json);
  }

  private void marked(Finding.Marked marked) {
    json.name("marking").openObject();
    json.name("verdict").text(graded.verdict().name());
    json.name("score").number(graded.score());
    json.name("parts").openList();
    for (Part part : marked.parts()) {
      json.openObject().name("name").text(part.name());
      json.name("outcome").text(part.outcome().name());
      part.feedback().ifPresent(text -> json.name("feedback").text(text.in(graded.language())));
      part.misconception().ifPresent(id -> json.name("misconception").text(id));
      json.closeObject();
    }
    json.closeList().closeObject();
  }

  private ReplayWriter writer() {
    Language language = graded.language();
    List<String> hosts = exercise.hosts().in(language);
    return new ReplayWriter(
        Locale.forLanguageTag(language.tag()),
        new Wording.Names(hosts.getFirst(), hosts.getLast()),
        beliefs());
  }

  private void moments(List<Question.Moment> missing) {
    json.name("unlabelled").openList();
    for (Question.Moment moment : missing) {
      json.openObject();
      json.name("line").number(moment.line());
      json.name("host").text(moment.side().name());
      json.closeObject();
    }
    json.closeList();
  }

  private Beliefs beliefs() {
    return Catalogues.own().beliefs(graded.language());
  }

  /** All that is named outside the replay. */
  private List<String> named() {
    List<String> ids = new ArrayList<>();
    graded.misconception().ifPresent(ids::add);
    if (graded.finding() instanceof Finding.Marked marked) {
      marked.parts().forEach(part -> part.misconception().ifPresent(ids::add));
    }
    return ids;
  }
}
