package org.ackademy.gradebook.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ackademy.attempt.WrittenAnswers;
import org.ackademy.platform.http.Json;
import org.ackademy.question.Choice;
import org.ackademy.question.Definition;
import org.ackademy.question.ExerciseReader;
import org.ackademy.question.Verdict;
import org.ackademy.quiz.OfferedQuiz;
import tools.jackson.databind.JsonNode;

/** Makes an analysis of the answers of a class. */
final class Analyst {
  /** The most mistakes, misconceptions, options that are listed of an exercise. */
  static final int LISTED_MAX = 20;

  private static final int BINS = 10;

  private final List<Analyses.Attempted> attempts;
  private final List<OfferedQuiz.Placed> exercises;

  private Analyst(Analyses.Material material) {
    this.attempts = material.attempts();
    this.exercises = material.current().exercises();
  }

  static Analysis of(Analyses.Material material) {
    return new Analyst(material).analysis();
  }

  private Analysis analysis() {
    Statistics whole = statistics(attempts, exercisesOfAll());
    Figure same =
        differ() ? new Figure.Undefined(Figure.Reason.DIFFERENT_EXERCISES) : whole.alpha();
    Statistics sums =
        new Statistics(attempts.stream().map(one -> new double[] {sum(one)}).toList());
    return new Analysis(
        attempts.size(),
        sums.mean(),
        sums.deviation(),
        Statistics.median(sums.totals()),
        same,
        differ() ? same : whole.alphaError(),
        differ() ? same : whole.measurementError(),
        distribution(),
        exercises.stream().map(this::exercise).toList());
  }

  /** The names of the exercises that the first attempt has: all have the same, or they differ. */
  private List<String> exercisesOfAll() {
    return attempts.isEmpty() ? List.of() : names(attempts.getFirst());
  }

  private boolean differ() {
    return attempts.stream().map(one -> Set.copyOf(names(one))).distinct().count() > 1;
  }

  private static List<String> names(Analyses.Attempted attempted) {
    return attempted.quiz().exercises().stream().map(placed -> placed.exercise().id()).toList();
  }

  private static Statistics statistics(List<Analyses.Attempted> attempts, List<String> names) {
    return new Statistics(
        attempts.stream()
            .map(one -> names.stream().mapToDouble(name -> score(one, name)).toArray())
            .toList());
  }

  /** An exercise that was not answered is worth nothing. */
  private static double score(Analyses.Attempted attempted, String name) {
    return answer(attempted, name).map(found -> found.score().doubleValue()).orElse(0.0);
  }

  private static Optional<Told.Answer> answer(Analyses.Attempted attempted, String name) {
    return attempted.told().answers().stream()
        .filter(found -> found.exercise().equals(name))
        .findFirst();
  }

  private static double sum(Analyses.Attempted attempted) {
    return names(attempted).stream().mapToDouble(name -> score(attempted, name)).sum();
  }

  /** What was reached in all exercises but one, as a share. */
  private static double rest(Analyses.Attempted attempted, String name) {
    List<String> others = names(attempted).stream().filter(one -> !one.equals(name)).toList();
    return others.stream().mapToDouble(one -> score(attempted, one)).average().orElse(0);
  }

  private List<Integer> distribution() {
    var bins = new int[BINS];
    if (attempts.size() >= Statistics.LEARNERS_MIN) {
      for (Analyses.Attempted one : attempts) {
        double share = sum(one) / Math.max(names(one).size(), 1);
        bins[Math.min((int) (share * BINS), BINS - 1)]++;
      }
    }
    return java.util.Arrays.stream(bins).boxed().toList();
  }

  private Analysis.OfExercise exercise(OfferedQuiz.Placed placed) {
    String name = placed.exercise().id();
    List<Analyses.Attempted> having =
        attempts.stream().filter(one -> names(one).contains(name)).toList();
    List<Told.Answer> answers = having.stream().flatMap(one -> answer(one, name).stream()).toList();
    // The rest as a share, so that learners with different exercises can be compared.
    var pairs =
        new Statistics(
            having.stream().map(one -> new double[] {score(one, name), rest(one, name)}).toList());
    boolean enough = having.size() >= Statistics.LEARNERS_MIN;
    return new Analysis.OfExercise(
        name,
        placed.exercise().title(),
        having.size(),
        answers.size(),
        pairs.facility(0, 1),
        exercises.size() < 2
            ? new Figure.Undefined(Figure.Reason.TOO_FEW_EXERCISES)
            : pairs.discrimination(0),
        Statistics.median(
            answers.stream().mapToDouble(found -> found.spent().toMillis() / 1e3).toArray()),
        enough ? options(name, having) : List.of(),
        enough ? mistakes(answers) : List.of(),
        enough ? misconceptions(answers) : List.of(),
        enough ? transitions(placed.definition(), answers) : List.of());
  }

  private static List<Analysis.Option> options(String name, List<Analyses.Attempted> having) {
    Map<String, Choice.Told> told = new TreeMap<>();
    Map<String, List<Double>> rests = new HashMap<>();
    for (Analyses.Attempted one : having) {
      Optional<Choice> choice =
          one.quiz()
              .exercise(name)
              .map(placed -> placed.definition().drawn(one.told().seed()).exercise().question())
              .filter(Choice.class::isInstance)
              .map(Choice.class::cast);
      choice.ifPresent(
          found -> {
            found.told().forEach(option -> told.putIfAbsent(option.place(), option));
            answer(one, name)
                .ifPresent(
                    answer ->
                        chosen(found, answer.written())
                            .forEach(
                                option ->
                                    rests
                                        .computeIfAbsent(option.place(), key -> new ArrayList<>())
                                        .add(rest(one, name))));
          });
    }
    return told.values().stream()
        .map(
            option -> {
              List<Double> chosen = rests.getOrDefault(option.place(), List.of());
              return new Analysis.Option(
                  option.place(),
                  option.text(),
                  option.right(),
                  chosen.size(),
                  new Statistics(chosen.stream().map(rest -> new double[] {rest}).toList()).mean());
            })
        .toList();
  }

  /** The options that an answer names: letters, whatever stands between them. */
  private static List<Choice.Told> chosen(Choice choice, String written) {
    List<Choice.Told> options = choice.told();
    return java.util.Arrays.stream(written.split("[^A-Za-z]+", -1))
        .filter(word -> word.length() == 1)
        .map(word -> Character.toLowerCase(word.charAt(0)) - 'a')
        .filter(place -> place >= 0 && place < options.size())
        .distinct()
        .map(options::get)
        .toList();
  }

  private static List<Analysis.Mistake> mistakes(List<Told.Answer> answers) {
    Map<Analysis.Mistake, Integer> counts = new LinkedHashMap<>();
    for (Told.Answer answer : answers) {
      if (answer.verdict() != Verdict.VALID) {
        counts.merge(mistake(answer), 1, Integer::sum);
      }
    }
    return counts.entrySet().stream()
        .sorted(Map.Entry.<Analysis.Mistake, Integer>comparingByValue().reversed())
        .limit(LISTED_MAX)
        .map(
            entry ->
                new Analysis.Mistake(entry.getKey().at(), entry.getKey().code(), entry.getValue()))
        .toList();
  }

  /** Where an answer first went wrong. */
  static Analysis.Mistake mistake(Told.Answer answer) {
    JsonNode replay = Json.mapper().readTree(answer.explanation()).path("replay");
    int at = replay.path("at").asInt(0);
    return new Analysis.Mistake(
        at > 0 ? Optional.of(at) : Optional.empty(),
        replay.path("code").asString(answer.verdict().name()),
        0);
  }

  private static List<Analysis.Misconception> misconceptions(List<Told.Answer> answers) {
    return answers.stream()
        .filter(answer -> answer.verdict() != Verdict.VALID)
        .flatMap(answer -> misconception(answer).stream())
        .collect(Collectors.groupingBy(id -> id, TreeMap::new, Collectors.summingInt(id -> 1)))
        .entrySet()
        .stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(LISTED_MAX)
        .map(entry -> new Analysis.Misconception(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** The one that the replay recognised, or the one of the author's listed mistake. */
  private static Optional<String> misconception(Told.Answer answer) {
    JsonNode explanation = Json.mapper().readTree(answer.explanation());
    String replayed =
        explanation.path("replay").path("violations").path(0).path("misconception").asString("");
    String listed = explanation.path("misconception").asString("");
    return Optional.of(listed.isEmpty() ? replayed : listed).filter(id -> !id.isEmpty());
  }

  private static List<Analysis.Got> transitions(Definition definition, List<Told.Answer> answers) {
    Definition.Drawn sample = definition.drawn(ExerciseReader.SEED_OF_NOBODY);
    Map<Transition, Integer> counts = new TreeMap<>();
    sample
        .exercise()
        .answers()
        .forEach(
            model ->
                Transition.of(WrittenAnswers.explained(sample, model.text()))
                    .forEach(step -> counts.put(step, 0)));
    for (Told.Answer answer : answers) {
      Transition.of(answer.explanation())
          .forEach(step -> counts.computeIfPresent(step, (key, count) -> count + 1));
    }
    return counts.entrySet().stream()
        .map(entry -> new Analysis.Got(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingInt(Analysis.Got::learners))
        .toList();
  }
}
