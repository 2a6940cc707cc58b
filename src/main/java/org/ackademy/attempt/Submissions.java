package org.ackademy.attempt;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.ackademy.platform.Together;
import org.ackademy.platform.http.Refused;

/**
 * Where a class that hands in at the same moment meets: what submissions have to look up, and
 * graded answers, share queries and commits with those of others.
 */
@ApplicationScoped
class Submissions {
  /** The most submissions that share a transaction. */
  static final int TOGETHER_MAX = 64;

  /**
   * How long a graded answer waits at most for others that are being graded: a transaction for
   * eight costs little more than one for two.
   */
  static final Duration PATIENCE = Duration.ofMillis(3);

  private final KnownAttempts known;
  private final AnswerRows rows;
  private final Together<Answers.Asked, Answers.Before> lookups;
  private final Together<AnswerRows.Claim, Boolean> kept;
  private final AtomicInteger underWay = new AtomicInteger();

  @Inject
  Submissions(KnownAttempts known, AnswerRows rows) {
    this.known = known;
    this.rows = rows;
    this.lookups = new Together<>(TOGETHER_MAX, known::before);
    this.kept =
        new Together<>(
            TOGETHER_MAX, new Together.Company(underWay::get, PATIENCE), this::keepTogether);
  }

  private List<Supplier<Boolean>> keepTogether(List<AnswerRows.Claim> claims) {
    Set<AnswerRows.Claim> fallen = rows.keep(claims);
    return claims.stream().<Supplier<Boolean>>map(claim -> () -> !fallen.contains(claim)).toList();
  }

  /** Takes a submission in; while that lasts, others know that it will be kept presently. */
  <T> T underWay(Supplier<T> taking) {
    underWay.incrementAndGet();
    try {
      return taking.get();
    } finally {
      underWay.decrementAndGet();
    }
  }

  /**
   * What an answer is likely to be about, if that is known without asking the database: to be kept
   * by {@link #keptIfSo}.
   */
  Optional<KnownAttempts.Likely> likely(Answers.Asked asked) {
    return known.likely(asked);
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
    if (!kept.ask(new AnswerRows.Claim(answer, Optional.empty()))) {
      throw AnswerRows.handedIn();
    }
  }

  /**
   * Keeps an answer that was graded by what was likely, if it was so. What is kept when this says
   * so is not lost, whatever happens next.
   *
   * @return whether it is kept; otherwise what was likely is forgotten
   * @throws org.hibernate.exception.ConstraintViolationException where an answer has its key
   */
  boolean keptIfSo(Answer answer, KnownAttempts.Likely likely) {
    boolean isKept = false;
    try {
      isKept = kept.ask(new AnswerRows.Claim(answer, Optional.of(likely)));
    } finally {
      if (!isKept) {
        known.forget(answer.attemptId());
      }
    }
    return isKept;
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
      Set<AnswerRows.Claim> unused = rows.keep(List.of());
    }
  }
}
