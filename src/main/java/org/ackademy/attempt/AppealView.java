package org.ackademy.attempt;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * An appeal.
 *
 * @param score the new one, where it changed
 * @param reason why it was upheld or changed
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record AppealView(
    String id,
    String attempt,
    String answer,
    String learner,
    String comment,
    String appealedAt,
    State state,
    Optional<BigDecimal> score,
    Optional<String> reason,
    Optional<String> repliedAt) {

  /** What has become of it. */
  public enum State {
    OPEN,
    UPHELD,
    CHANGED
  }

  static AppealView of(Appeal.Seen seen) {
    return switch (seen.state()) {
      case Appeal.State.Open open -> of(seen, State.OPEN, Optional.empty(), Optional.empty());
      case Appeal.State.Upheld upheld ->
          of(seen, State.UPHELD, Optional.of(upheld.reply()), Optional.empty());
      case Appeal.State.Changed changed ->
          of(
              seen,
              State.CHANGED,
              Optional.of(changed.reply()),
              Optional.of(AnswerView.plain(changed.decision().score())));
    };
  }

  private static AppealView of(
      Appeal.Seen seen, State state, Optional<AppealReply> reply, Optional<BigDecimal> score) {
    Appeal appeal = seen.appeal();
    return new AppealView(
        appeal.id().toString(),
        seen.attempt().toString(),
        appeal.answerId().toString(),
        appeal.accountId().toString(),
        appeal.comment(),
        appeal.appealedAt().toString(),
        state,
        score,
        reply.map(AppealReply::reason),
        reply.map(AppealReply::repliedAt).map(Object::toString));
  }
}
