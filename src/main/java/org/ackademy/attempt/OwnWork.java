package org.ackademy.attempt;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.ackademy.question.Language;

/**
 * All that somebody wrote in attempts, in every course that they ever were in, as they may see it
 * now: what is not released to them is not in it, whoever asks.
 */
@Dependent
@Transactional
public class OwnWork {
  /** Answers that are read at once. */
  private static final int ANSWERS_AT_ONCE = 200;

  private final AttemptStore store;
  private final Attempts attempts;
  private final Answers answers;
  private final Clock clock;

  @Inject
  OwnWork(AttemptStore store, Attempts attempts, Answers answers, Clock clock) {
    this.store = store;
    this.attempts = attempts;
    this.answers = answers;
    this.clock = clock;
  }

  /** An attempt and its answers in order. */
  public record Done(AttemptView attempt, List<AnswerView> answers) {
    public Done {
      answers = List.copyOf(answers);
    }
  }

  /** The ids of a person's attempts, by age. */
  public List<UUID> of(UUID account) {
    return store.attemptsOf(account);
  }

  /** One of them. */
  public Done read(UUID attempt, Language language) {
    Instant now = clock.instant();
    Attempts.Known known = attempts.whoever(attempt, now).orElseThrow();
    var views = new ArrayList<AnswerView>();
    long after = 0;
    while (true) {
      Answers.Listed listed = answers.listed(known, after, ANSWERS_AT_ONCE);
      for (Answer answer : listed.answers()) {
        views.add(listed.view(answer, now, language));
        after = answer.sequence().orElseThrow();
      }
      if (listed.answers().size() < ANSWERS_AT_ONCE) {
        return new Done(AttemptView.of(known, language, now), views);
      }
    }
  }
}
