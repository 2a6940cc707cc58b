package org.ackademy.quiz;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.ackademy.platform.http.Paging;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.http.Tagged;
import org.ackademy.platform.security.CallerOfRequest;
import org.ackademy.platform.security.Open;
import org.ackademy.question.ExerciseReader;
import org.ackademy.question.Language;
import org.ackademy.quiz.markdown.Markdown;

/** The quizzes that are offered, to guests too: what an exercise asks, never what answers it. */
@Path("quizzes")
@Produces(MediaType.APPLICATION_JSON)
public class QuizzesResource {
  private final CallerOfRequest caller;
  private final QuizShelf quizzes;
  private final QuizVeil veil;

  @Inject
  public QuizzesResource(CallerOfRequest caller, QuizShelf quizzes, QuizVeil veil) {
    this.caller = caller;
    this.quizzes = quizzes;
    this.veil = veil;
  }

  @GET
  @Open
  public Response list(@Context UriInfo uri, @Context HttpServletRequest servlet) {
    Paging paging = Paging.of(uri);
    Language language = Reader.language(servlet);
    return paging.answer(
        quizzes.after(
            paging.after().orElse(""), paging.lookFor(), veil.hiddenFrom(caller.caller())),
        OfferedQuiz::slug,
        quiz -> Summary.of(quiz, language));
  }

  @GET
  @Path("{quiz}")
  @Open
  public Response one(
      @PathParam("quiz") String slug,
      @Context Request request,
      @Context HttpServletRequest servlet) {
    OfferedQuiz quiz =
        quizzes
            .named(slug)
            .filter(found -> !veil.hiddenFrom(caller.caller()).contains(found.version().quizId()))
            .orElseThrow(() -> Problem.notFound().refused());
    return Tagged.json(request, View.of(quiz, Reader.language(servlet)));
  }

  /**
   * A quiz in a list.
   *
   * @param version counts how often its files changed
   * @param description Markdown
   * @param descriptionHtml the same as HTML that is safe to show
   * @param exercises how many an attempt at it has
   */
  public record Summary(
      String id,
      int version,
      String title,
      String description,
      String descriptionHtml,
      int exercises) {
    static Summary of(OfferedQuiz quiz, Language language) {
      return new Summary(
          quiz.slug(),
          quiz.version().number(),
          quiz.version().title().in(language),
          quiz.version().description().in(language),
          Markdown.html(quiz.version().description().in(language)),
          quiz.size());
    }
  }

  /** A quiz; where its exercises are drawn, as nobody's seed draws them. */
  public record View(
      String id,
      int version,
      String title,
      String description,
      String descriptionHtml,
      List<ExerciseView> exercises) {
    public View {
      exercises = List.copyOf(exercises);
    }

    static View of(OfferedQuiz quiz, Language language) {
      return new View(
          quiz.slug(),
          quiz.version().number(),
          quiz.version().title().in(language),
          quiz.version().description().in(language),
          Markdown.html(quiz.version().description().in(language)),
          quiz.drawn(ExerciseReader.SEED_OF_NOBODY).exercises().stream()
              .map(placed -> ExerciseView.ofSample(placed, language))
              .toList());
    }
  }
}
