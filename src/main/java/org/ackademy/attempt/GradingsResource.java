package org.ackademy.attempt;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.ackademy.platform.http.Paging;
import org.ackademy.platform.security.CallerOfRequest;
import org.ackademy.platform.security.Needs;
import org.ackademy.platform.security.Scope;
import org.ackademy.question.Verdict;
import org.ackademy.replay.Code;

/** How an answer was graded over time, the last one counting; for those who teach. */
@Path("attempts/{attempt}/answers/{answer}/gradings")
@Produces(MediaType.APPLICATION_JSON)
public class GradingsResource {
  private final CallerOfRequest caller;
  private final Answers answers;
  private final Clock clock;

  @Inject
  public GradingsResource(CallerOfRequest caller, Answers answers, Clock clock) {
    this.caller = caller;
    this.answers = answers;
    this.clock = clock;
  }

  @GET
  @Needs(Scope.ATTEMPT_READ)
  public Paging.Listing list(@PathParam("attempt") UUID attempt, @PathParam("answer") UUID answer) {
    Answers.History history = answers.history(caller.person(), attempt, answer, clock.instant());
    var views = new ArrayList<Object>();
    views.add(View.first(history.answer()));
    history.later().forEach(later -> views.add(View.later(later)));
    return new Paging.Listing(List.copyOf(views));
  }

  /**
   * A grading.
   *
   * @param regrade in which the answer was graded anew; missing for its first grading
   * @param exerciseVersion by which it was graded
   * @param engine the version of what graded it
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record View(
      String gradedAt,
      Optional<String> regrade,
      String exerciseVersion,
      String engine,
      Verdict verdict,
      OptionalInt at,
      Optional<Code> code,
      BigDecimal score) {
    static View first(Answer answer) {
      var grade =
          new Grade(
              answer.verdict(),
              answer.line(),
              answer.code(),
              answer.score(),
              answer.explanation(),
              answer.engineVersion());
      return of(answer.answeredAt(), Optional.empty(), answer.exerciseVersionId(), grade);
    }

    static View later(LaterGrade later) {
      return of(
          later.gradedAt(),
          Optional.of(later.regradeId().toString()),
          later.exerciseVersionId(),
          later.grade());
    }

    private static View of(Instant at, Optional<String> regrade, UUID version, Grade grade) {
      return new View(
          at.toString(),
          regrade,
          version.toString(),
          grade.engine(),
          grade.verdict(),
          grade.line(),
          grade.code(),
          AnswerView.plain(grade.score()));
    }
  }
}
