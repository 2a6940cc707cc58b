package org.ackademy.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ackademy.replay.Distance.Field;
import org.ackademy.replay.Judgement.Invalid;
import org.ackademy.replay.Judgement.Violation;

/** One thing to do about an exchange. It can be told in three steps: where, what, and how. */
public sealed interface Hint {
  /** How much of a hint is told; each step leaves less to be found out. */
  enum Step {
    /** Which line, or between which lines. */
    LINE,
    /** What is wrong there: a field, or that a line is missing, too many or misplaced. */
    FIELD,
    /** What has to stand there. */
    VALUE
  }

  /** The line that it is about, from 1; of a line that is missing, the one that it comes before. */
  int at();

  /**
   * A line has to be edited.
   *
   * @param edit how
   * @param fields of a line that is changed, what in it: {@code from}, {@code flags}, {@code seq},
   *     {@code ack}, {@code len}
   * @param last whether it goes to the exchange's end
   */
  record Edited(Edit edit, List<String> fields, Place last) implements Hint {
    public Edited {
      fields = List.copyOf(fields);
    }

    @Override
    public int at() {
      return switch (edit) {
        case Edit.Inserted inserted -> inserted.before();
        case Edit.Deleted deleted -> deleted.at();
        case Edit.Moved moved -> moved.at();
        case Edit.Changed changed -> changed.at();
      };
    }
  }

  /** Where a line goes. */
  enum Place {
    BEFORE_A_LINE,
    AT_THE_END
  }

  /**
   * A state is claimed that a host is not in.
   *
   * @param violation what is known of it
   */
  record Claimed(Violation violation) implements Hint {
    @Override
    public int at() {
      return violation.at();
    }
  }

  /**
   * What has to be done about an exchange, in the order of its lines: what its repair does, and
   * what is wrong with the claims.
   */
  static List<Hint> of(Case question, Judgement judgement, Optional<Repair.Found> repair) {
    List<Hint> hints = new ArrayList<>();
    Exchange exchange = question.exchange();
    for (Edit edit : repair.map(Repair.Found::edits).orElse(List.of())) {
      hints.add(new Edited(edit, fields(edit, exchange), place(edit, exchange)));
    }
    if (judgement.verdict() instanceof Invalid invalid) {
      List<Violation> all = new ArrayList<>(List.of(invalid.violation()));
      all.addAll(invalid.further());
      all.stream()
          .filter(one -> one.code() == Code.STATE_CLAIM)
          .map(Claimed::new)
          .forEach(hints::add);
    }
    return List.copyOf(hints);
  }

  private static List<String> fields(Edit edit, Exchange exchange) {
    if (!(edit instanceof Edit.Changed changed)) {
      return List.of();
    }
    Line old = exchange.line(changed.at());
    List<String> fields = new ArrayList<>();
    if (old.from() != changed.line().from()) {
      fields.add("from");
    }
    for (Field field : Distance.between(old, changed.line().segment())) {
      fields.add(field.label());
    }
    return fields;
  }

  private static Place place(Edit edit, Exchange exchange) {
    int before =
        switch (edit) {
          case Edit.Inserted inserted -> inserted.before();
          case Edit.Moved moved -> moved.before();
          case Edit.Deleted deleted -> 0;
          case Edit.Changed changed -> 0;
        };
    return before > exchange.size() ? Place.AT_THE_END : Place.BEFORE_A_LINE;
  }
}
