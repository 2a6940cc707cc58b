package org.ackademy.interop.xapi;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ackademy.attempt.AnswerView;
import org.ackademy.attempt.AttemptView;
import org.ackademy.attempt.OwnWork;

/**
 * What learners did, as statements of xAPI 1.0.3. Learners are named by the ids of their accounts,
 * which tell nobody who they are; a score is in no statement but the one that tells it.
 *
 * @param root of this server, with a slash at the end: whose names they are
 */
record Statements(String root) {
  private static final String VERBS = "http://adlnet.gov/expapi/verbs/";
  private static final String ACTIVITIES = "http://adlnet.gov/expapi/activities/";
  private static final int SCALED_DIGITS = 6;

  /** An attempt that ended: begun, each answer as written, and its end. */
  List<Map<String, Object>> of(OwnWork.Done done) {
    AttemptView attempt = done.attempt();
    var statements = new ArrayList<Map<String, Object>>();
    statements.add(statement(attempt, "attempted", assessment(attempt), attempt.startedAt()));
    Instant last = Instant.parse(attempt.startedAt());
    for (AnswerView answer : done.answers()) {
      Map<String, Object> said =
          statement(attempt, "answered", exercise(attempt, answer), answer.answeredAt());
      said.put("id", id("answered", answer.id()));
      said.put("result", Map.of("response", answer.answer()));
      statements.add(said);
      last = Instant.parse(answer.answeredAt());
    }
    Instant end = attempt.endedAt().map(Instant::parse).orElse(last);
    Map<String, Object> completed =
        statement(attempt, "completed", assessment(attempt), end.toString());
    Duration took = Duration.between(Instant.parse(attempt.startedAt()), end);
    completed.put(
        "result",
        Map.of("completion", true, "duration", Duration.ofSeconds(took.toSeconds()).toString()));
    statements.add(completed);
    return statements;
  }

  /**
   * A mark as its learner is told it.
   *
   * @param id of the statement: the same however often it is sent
   */
  Map<String, Object> scored(
      UUID id, Mark mark, BigDecimal points, BigDecimal maximum, Instant at) {
    var statement = new LinkedHashMap<String, Object>();
    statement.put("id", id.toString());
    statement.put("actor", actor(mark.account().toString()));
    statement.put("verb", verb("scored"));
    statement.put(
        "object", activity("assignments/" + mark.assignment(), ACTIVITIES + "assessment"));
    var score = new LinkedHashMap<String, Object>();
    if (maximum.signum() > 0) {
      score.put(
          "scaled",
          points
              .divide(maximum, SCALED_DIGITS, RoundingMode.HALF_UP)
              .min(BigDecimal.ONE)
              .stripTrailingZeros());
    }
    score.put("raw", points);
    score.put("min", 0);
    score.put("max", maximum.max(points));
    statement.put("result", Map.of("score", score));
    statement.put("context", context(mark.course().toString()));
    statement.put("timestamp", at.toString());
    return statement;
  }

  /** Whose mark, for what. */
  record Mark(UUID course, UUID assignment, UUID account) {}

  private Map<String, Object> statement(
      AttemptView attempt, String verb, Map<String, Object> object, String at) {
    var statement = new LinkedHashMap<String, Object>();
    statement.put("id", id(verb, attempt.id()));
    statement.put("actor", actor(attempt.learner()));
    statement.put("verb", verb(verb));
    statement.put("object", object);
    Map<String, Object> context = context(attempt.course());
    context.put("registration", attempt.id());
    statement.put("context", context);
    statement.put("timestamp", at);
    return statement;
  }

  /** Always the same for the same thing, so that what is sent twice is one statement. */
  private static String id(String verb, String what) {
    return UUID.nameUUIDFromBytes((verb + " " + what).getBytes(StandardCharsets.UTF_8)).toString();
  }

  private Map<String, Object> actor(String account) {
    return Map.of("objectType", "Agent", "account", Map.of("homePage", root, "name", account));
  }

  private static Map<String, Object> verb(String name) {
    return Map.of("id", VERBS + name, "display", Map.of("en", name));
  }

  private Map<String, Object> assessment(AttemptView attempt) {
    return activity("assignments/" + attempt.assignment(), ACTIVITIES + "assessment");
  }

  private Map<String, Object> exercise(AttemptView attempt, AnswerView answer) {
    return activity(
        "quizzes/" + attempt.quiz() + "/exercises/" + answer.exercise(), ACTIVITIES + "question");
  }

  private Map<String, Object> activity(String path, String type) {
    return Map.of(
        "objectType", "Activity", "id", root + "xapi/" + path, "definition", Map.of("type", type));
  }

  private Map<String, Object> context(String course) {
    var context = new LinkedHashMap<String, Object>();
    context.put("platform", "Ackademy");
    context.put(
        "contextActivities",
        Map.of("grouping", List.of(activity("courses/" + course, ACTIVITIES + "course"))));
    return context;
  }
}
