package org.ackademy.attempt;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import org.ackademy.notation.Beliefs;
import org.ackademy.platform.security.CallerOfRequest;
import org.ackademy.platform.security.Needs;
import org.ackademy.platform.security.Scope;
import org.ackademy.question.Language;
import org.ackademy.quiz.Reader;
import org.ackademy.quiz.file.Catalogues;

/** How the caller is getting on. */
@Path("me/progress")
@Produces(MediaType.APPLICATION_JSON)
public class ProgressResource {
  private final CallerOfRequest caller;
  private final Progress progress;
  private final Clock clock;

  @Inject
  public ProgressResource(CallerOfRequest caller, Progress progress, Clock clock) {
    this.caller = caller;
    this.progress = progress;
    this.clock = clock;
  }

  @GET
  @Needs(Scope.ATTEMPT_READ)
  public View own(@Context HttpServletRequest servlet) {
    Language language = Reader.language(servlet);
    Progress.Standing standing = progress.of(caller.person(), clock.instant());
    Beliefs beliefs = Catalogues.own().beliefs(language);
    return new View(
        standing.topics().stream().map(topic -> Topic.of(topic, language)).toList(),
        standing.misconceptions().stream()
            .flatMap(met -> beliefs.of(met.id()).map(told -> Met.of(met, told)).stream())
            .toList());
  }

  /**
   * How somebody is getting on.
   *
   * @param topics by the newest attempt at them, the newest last
   * @param misconceptions in the order in which they first showed
   */
  public record View(List<Topic> topics, List<Met> misconceptions) {
    public View {
      topics = List.copyOf(topics);
      misconceptions = List.copyOf(misconceptions);
    }
  }

  /**
   * A topic.
   *
   * @param answered how many of its exercises were answered, as far as that was told
   * @param right of how many the newest answer was right
   */
  public record Topic(String quiz, String title, int answered, int right) {
    static Topic of(Progress.Topic topic, Language language) {
      return new Topic(
          topic.quiz(),
          topic.title().in(language),
          topic.latest().size(),
          (int) topic.latest().values().stream().filter(right -> right).count());
    }
  }

  /** Whether a misconception was overcome. */
  public enum State {
    /** An exercise in which it showed was not answered rightly since. */
    OPEN,
    /** All of them were. */
    OVERCOME
  }

  /** A misconception that showed. */
  public record Met(String id, String belief, String fact, int times, String lastAt, State state) {
    static Met of(Progress.Met met, Beliefs.Told told) {
      return new Met(
          met.id(),
          told.belief(),
          told.fact(),
          met.times(),
          met.lastAt().toString(),
          met.open().isEmpty() ? State.OVERCOME : State.OPEN);
    }
  }
}
