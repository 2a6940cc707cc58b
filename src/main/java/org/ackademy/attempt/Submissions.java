package org.ackademy.attempt;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Supplier;
import org.ackademy.platform.Together;
import org.ackademy.platform.http.Refused;

/**
 * Where a class that hands in at the same moment meets: what each submission has to look up, and
 * each graded answer, share queries and commits with those of others that wait.
 */
@ApplicationScoped
class Submissions {
  /** The most submissions that share a transaction. */
  static final int TOGETHER_MAX = 64;

  private final Together<Answers.Asked, Answers.Before> lookups;
  private final Together<Answer, Answer> kept;
  private final AnswerRows rows;

  @Inject
  Submissions(KnownAttempts known, AnswerRows rows) {
    this.rows = rows;
    this.lookups = new Together<>(TOGETHER_MAX, known::before);
    this.kept =
        new Together<>(
            TOGETHER_MAX,
            graded -> {
              rows.keep(graded);
              return graded.stream().<Supplier<Answer>>map(answer -> () -> answer).toList();
            });
  }

  /**
   * What there is before an answer is graded.
   *
   * @throws org.ackademy.platform.http.Refused where no answer can be taken
   */
  Answers.Before before(Answers.Asked asked) {
    return lookups.ask(asked);
  }

  /**
   * Keeps a graded answer. What is kept when this returns is not lost, whatever happens next.
   *
   * @throws org.ackademy.platform.http.Refused where the attempt was handed in meanwhile
   * @throws org.hibernate.exception.ConstraintViolationException where the same key came in twice
   *     at once, and this one second
   */
  void keep(Answer answer) {
    Answer unused = kept.ask(answer);
  }

  /**
   * Goes the way of an answer of which nothing comes.
   *
   * @param asked about an attempt that there is not
   */
  void rehearse(Answers.Asked asked) {
    try {
      Answers.Before unused = before(asked);
    } catch (Refused e) {
      rows.keep(List.of());
    }
  }
}
