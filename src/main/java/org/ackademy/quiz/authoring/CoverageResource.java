package org.ackademy.quiz.authoring;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ackademy.platform.http.Tagged;
import org.ackademy.platform.security.CallerOfRequest;
import org.ackademy.platform.security.Needs;
import org.ackademy.platform.security.Scope;
import org.ackademy.question.BankCoverage;
import org.ackademy.question.Catalogue;
import org.ackademy.question.Definition;
import org.ackademy.question.Exercise;
import org.ackademy.question.Text;
import org.ackademy.quiz.file.Catalogues;

/** What of the material the questions that are offered test, for those who write them. */
@Path("authoring/coverage")
@Produces(MediaType.APPLICATION_JSON)
public class CoverageResource {
  private final CallerOfRequest caller;
  private final Questions questions;

  @Inject
  public CoverageResource(CallerOfRequest caller, Questions questions) {
    this.caller = caller;
    this.questions = questions;
  }

  @GET
  @Needs(Scope.QUESTION_READ)
  public Response coverage(@Context Request request) {
    List<Exercise> exercises =
        questions.seenBy(caller.person()).stream()
            .filter(Question::isOffered)
            .flatMap(question -> question.definition().stream())
            .map(Definition::sample)
            .map(Definition.Drawn::exercise)
            .toList();
    return Tagged.json(request, View.of(exercises, Catalogues.own()));
  }

  /**
   * The coverage.
   *
   * @param questionsMin how many questions a claim has at least, where it is tested enough
   * @param typesMin of how many types
   */
  public record View(
      int questionsMin, int typesMin, List<Claim> claims, List<Belief> misconceptions) {
    public View {
      claims = List.copyOf(claims);
      misconceptions = List.copyOf(misconceptions);
    }

    static View of(List<Exercise> exercises, Catalogue catalogue) {
      BankCoverage coverage = BankCoverage.of(exercises, catalogue);
      Set<String> thin =
          coverage.thin().stream().map(BankCoverage.Thin::claim).collect(Collectors.toSet());
      return new View(
          BankCoverage.QUESTIONS_MIN,
          BankCoverage.TYPES_MIN,
          catalogue.claims().entrySet().stream()
              .map(
                  entry ->
                      Claim.of(
                          entry.getKey(),
                          entry.getValue(),
                          exercises,
                          thin.contains(entry.getKey())))
              .toList(),
          catalogue.misconceptions().entrySet().stream()
              .map(
                  entry ->
                      new Belief(
                          entry.getKey(),
                          entry.getValue().belief(),
                          ids(
                              exercises,
                              exercise -> exercise.references().misconceptions(),
                              entry.getKey())))
              .toList());
    }

    private static List<String> ids(
        List<Exercise> exercises, Function<Exercise, Set<String>> cited, String id) {
      return exercises.stream()
          .filter(exercise -> cited.apply(exercise).contains(id))
          .map(Exercise::id)
          .sorted()
          .toList();
    }
  }

  /**
   * A claim of the material.
   *
   * @param reading how it is rightly understood, unless it holds as it stands
   * @param types of the questions that test it
   * @param questions their ids
   * @param thin whether that is too little
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Claim(
      String id,
      Text text,
      Catalogue.Holds holds,
      Optional<Text> reading,
      List<String> types,
      List<String> questions,
      boolean thin) {
    public Claim {
      types = List.copyOf(types);
      questions = List.copyOf(questions);
    }

    static Claim of(String id, Catalogue.Claim claim, List<Exercise> exercises, boolean thin) {
      return new Claim(
          id,
          claim.text(),
          claim.holds(),
          claim.reading(),
          exercises.stream()
              .filter(exercise -> exercise.references().claims().contains(id))
              .map(exercise -> exercise.question().type())
              .distinct()
              .sorted()
              .toList(),
          View.ids(exercises, exercise -> exercise.references().claims(), id),
          thin);
    }
  }

  /**
   * A misconception.
   *
   * @param text what is believed
   * @param questions the ids of those that provoke it
   */
  public record Belief(String id, Text text, List<String> questions) {
    public Belief {
      questions = List.copyOf(questions);
    }
  }
}
