package org.ackademy.interop.plain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ackademy.question.Text;

/** The rows of a matching; where all that is matched is true and false, they are statements. */
public final class Rows {
  private final Notes notes;
  private final Tongues tongues;
  private final List<Body.Pair> pairs = new ArrayList<>();
  private final List<Text> extra = new ArrayList<>();
  private final List<Body.Statement> statements = new ArrayList<>();

  public Rows(Notes notes, Tongues tongues) {
    this.notes = notes;
    this.tongues = tongues;
  }

  /**
   * A row.
   *
   * @param left empty where the answer belongs to nothing
   * @param answer plain text
   */
  public void add(Optional<Text> left, String answer) {
    Optional<Boolean> truth = Words.truth(answer);
    Optional<Text> right =
        truth.isPresent() ? Optional.of(Words.TRUE) : tongues.plain(answer.strip());
    if (right.isEmpty()) {
      notes.add(Note.Kind.BROKEN, "answer");
    } else if (left.isPresent()) {
      truth.ifPresent(
          holds -> statements.add(new Body.Statement(left.get(), holds, Optional.empty())));
      pairs.add(new Body.Pair(left.get(), right.get(), Optional.empty()));
    } else if (truth.isEmpty()) {
      extra.add(right.get());
    }
  }

  /** What is asked by the rows. */
  public Optional<Body> body() {
    if (!statements.isEmpty() && statements.size() == pairs.size() && extra.isEmpty()) {
      return Optional.of(new Body.Judge(statements));
    }
    if (pairs.size() < 2 || !statements.isEmpty()) {
      notes.add(Note.Kind.BROKEN, "answer");
      return Optional.empty();
    }
    return Optional.of(new Body.Match(pairs, extra));
  }
}
