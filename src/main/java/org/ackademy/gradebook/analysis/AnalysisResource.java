package org.ackademy.gradebook.analysis;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.gradebook.Points;
import org.ackademy.notation.Beliefs;
import org.ackademy.platform.http.Tagged;
import org.ackademy.platform.security.CallerOfRequest;
import org.ackademy.platform.security.Needs;
import org.ackademy.platform.security.Scope;
import org.ackademy.question.Language;
import org.ackademy.question.Text;
import org.ackademy.question.Verdict;
import org.ackademy.quiz.file.Catalogues;

/** What a class's answers say of an assignment and its exercises; for those who teach. */
@Path("courses/{course}/assignments/{assignment}/analysis")
@Produces(MediaType.APPLICATION_JSON)
public class AnalysisResource {
  private final CallerOfRequest caller;
  private final Analyses analyses;

  @Inject
  public AnalysisResource(CallerOfRequest caller, Analyses analyses) {
    this.caller = caller;
    this.analyses = analyses;
  }

  @GET
  @Needs(Scope.GRADE_READ)
  public Response one(
      @PathParam("course") UUID course,
      @PathParam("assignment") UUID assignment,
      @Context Request request) {
    Analyses.Material material = analyses.material(caller.person(), course, assignment);
    return Tagged.json(request, View.of(Analyst.of(material)));
  }

  /** The wrong answers to an exercise as they were written, the commonest first. */
  @GET
  @Path("answers")
  @Needs(Scope.GRADE_READ)
  public Response answers(
      @PathParam("course") UUID course,
      @PathParam("assignment") UUID assignment,
      @QueryParam("exercise") @DefaultValue("") String exercise,
      @Context Request request) {
    Analyses.Material material = analyses.material(caller.person(), course, assignment);
    return Tagged.json(
        request, new Answers(Typical.of(material, exercise).stream().map(AnswerView::of).toList()));
  }

  /** Wrong answers. */
  public record Answers(List<AnswerView> items) {
    public Answers {
      items = List.copyOf(items);
    }
  }

  /** An answer, where it first went wrong, and how many learners wrote the same. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record AnswerView(
      Optional<Integer> at, String code, Verdict verdict, String answer, int learners) {
    static AnswerView of(Typical typical) {
      return new AnswerView(
          typical.mistake().at(),
          typical.mistake().code(),
          typical.verdict(),
          typical.answer(),
          typical.mistake().learners());
    }
  }

  /**
   * A figure.
   *
   * @param value missing where it does not exist
   * @param undefined why it does not
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record FigureView(Optional<BigDecimal> value, Optional<Figure.Reason> undefined) {
    private static final int DIGITS = 4;

    static FigureView of(Figure figure) {
      return switch (figure) {
        case Figure.Known known ->
            new FigureView(
                Optional.of(
                    Points.plain(
                        BigDecimal.valueOf(known.value())
                            .setScale(DIGITS, RoundingMode.HALF_EVEN))),
                Optional.empty());
        case Figure.Undefined none -> new FigureView(Optional.empty(), Optional.of(none.reason()));
      };
    }
  }

  /** An analysis. */
  public record View(
      int learners,
      FigureView mean,
      FigureView deviation,
      FigureView median,
      FigureView alpha,
      FigureView alphaError,
      FigureView measurementError,
      List<Integer> distribution,
      List<ExerciseView> exercises) {
    public View {
      distribution = List.copyOf(distribution);
      exercises = List.copyOf(exercises);
    }

    static View of(Analysis analysis) {
      return new View(
          analysis.learners(),
          FigureView.of(analysis.mean()),
          FigureView.of(analysis.deviation()),
          FigureView.of(analysis.median()),
          FigureView.of(analysis.alpha()),
          FigureView.of(analysis.alphaError()),
          FigureView.of(analysis.measurementError()),
          analysis.distribution(),
          analysis.exercises().stream().map(ExerciseView::of).toList());
    }
  }

  /** What is said of an exercise. */
  public record ExerciseView(
      String exercise,
      Text title,
      int learners,
      int answered,
      FigureView facility,
      FigureView discrimination,
      FigureView secondsSpent,
      List<OptionView> options,
      List<MistakeView> mistakes,
      List<MisconceptionView> misconceptions,
      List<TransitionView> transitions) {
    public ExerciseView {
      options = List.copyOf(options);
      mistakes = List.copyOf(mistakes);
      misconceptions = List.copyOf(misconceptions);
      transitions = List.copyOf(transitions);
    }

    static ExerciseView of(Analysis.OfExercise one) {
      return new ExerciseView(
          one.exercise(),
          one.title(),
          one.learners(),
          one.answered(),
          FigureView.of(one.facility()),
          FigureView.of(one.discrimination()),
          FigureView.of(one.secondsSpent()),
          one.options().stream().map(OptionView::of).toList(),
          one.mistakes().stream()
              .map(found -> new MistakeView(found.at(), found.code(), found.learners()))
              .toList(),
          one.misconceptions().stream().map(MisconceptionView::of).toList(),
          one.transitions().stream()
              .map(
                  got ->
                      new TransitionView(
                          got.transition().host(),
                          got.transition().from(),
                          got.transition().to(),
                          got.learners()))
              .toList());
    }
  }

  /** An option of a choice. */
  public record OptionView(
      String place, Text text, boolean right, int chosen, FigureView pointsOfOthers) {
    static OptionView of(Analysis.Option option) {
      return new OptionView(
          option.place(),
          option.text(),
          option.right(),
          option.chosen(),
          FigureView.of(option.pointsOfOthers()));
    }
  }

  /** Where answers first went wrong. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record MistakeView(Optional<Integer> at, String code, int learners) {}

  /**
   * A belief that explains mistakes.
   *
   * @param belief in words, where it is one of the product's own
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record MisconceptionView(String id, Optional<Text> belief, int learners) {
    static MisconceptionView of(Analysis.Misconception found) {
      Optional<Text> belief =
          belief(found, Language.EN)
              .flatMap(
                  english -> belief(found, Language.KO).map(korean -> new Text(english, korean)));
      return new MisconceptionView(found.id(), belief, found.learners());
    }

    private static Optional<String> belief(Analysis.Misconception found, Language language) {
      return Catalogues.own().beliefs(language).of(found.id()).map(Beliefs.Told::belief);
    }
  }

  /** A step of a machine, and how many got it right. */
  public record TransitionView(String host, String from, String to, int learners) {}
}
