package org.ackademy.web;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ackademy.platform.http.Json;

/** A gradebook of a class that is too large to be made for a test: told in the server's place. */
public final class BigClass {
  public static final int LEARNERS = 1_000;
  static final int ASSIGNMENTS = 30;

  private static final List<String> STATES =
      List.of("GRADED", "GRADED", "MISSING", "GRADED", "UNDECIDED", "OVERRIDDEN", "EXCUSED");

  private static final int MAXIMUM = 20;
  private static final int EXERCISES = 10;
  private static final int CHANGES = 33;
  private static final int WATCHED = 24;

  private BigClass() {}

  /** Answers in the server's place whenever the page asks for a whole gradebook. */
  static void told(Page page) {
    page.route("**/courses/*/gradebook", route -> told(route, gradebook()));
  }

  /** The same for what a class's answers say. */
  static void answered(Page page) {
    page.route("**/analysis", route -> told(route, analysis()));
    page.route(
        "**/analysis/answers?*",
        route ->
            told(
                route,
                Map.of(
                    "items",
                    List.of(
                        typical(8, "ACK_NUMBER", "A > B ACK seq=101 ack=301", 17),
                        typical(8, "ACK_NUMBER", "B > A FIN,ACK seq=301 ack=121", 11),
                        typical(5, "SEQ_NUMBER", "A > B PSH,ACK seq=121 ack=301", 9)))));
  }

  private static Map<String, Object> typical(int at, String code, String line, int learners) {
    return Map.of(
        "at",
        at,
        "code",
        code,
        "verdict",
        "INVALID",
        "answer",
        "A > B SYN seq=100\nB > A SYN,ACK seq=300 ack=101\n" + line,
        "learners",
        learners);
  }

  /** The same for what a regrade of many answers would change. */
  static void regraded(Page page) {
    var changes = new ArrayList<Object>();
    for (int i = 0; i < CHANGES; i++) {
      changes.add(change(i));
    }
    page.route("**/regrades", route -> told(route, Map.of("items", List.of(regrade()))));
    page.route("**/regrades/*", route -> told(route, regrade()));
    page.route("**/regrades/*/changes?*", route -> told(route, Map.of("items", changes)));
  }

  /** The same for a class that is at it. */
  static void watched(Page page) {
    watched(page, WATCHED);
  }

  /** The same of any size. */
  public static void watched(Page page, int size) {
    var learners = new ArrayList<Object>();
    for (int i = 0; i < size; i++) {
      Map<String, Object> learner = learner(i);
      if (i % 5 != 4) {
        learner.put("attempt", sitting(i));
      }
      learners.add(learner);
    }
    page.route("**/watch*", route -> told(route, Map.of("learners", learners)));
  }

  private static Map<String, Object> learner(int i) {
    return new HashMap<>(
        Map.of(
            "id",
            "learner-" + i,
            "username",
            "learner" + i,
            "displayName",
            String.format(Locale.ROOT, "Learner %04d", i)));
  }

  private static Map<String, Object> sitting(int i) {
    var sitting =
        new HashMap<String, Object>(
            Map.of(
                "id",
                "attempt-" + i,
                "number",
                1,
                "answered",
                i % (EXERCISES + 1),
                "exercises",
                EXERCISES,
                "startedAt",
                "2026-11-20T10:28:50Z",
                "writtenAt",
                Instant.now().minusSeconds(20L + 41L * i).toString()));
    switch (i % 5) {
      case 0 -> {
        sitting.put("state", "PAUSED");
        sitting.put("remainingSeconds", 754);
      }
      case 1 -> sitting.put("state", "HANDED_IN");
      default -> {
        sitting.put("state", "OPEN");
        sitting.put("endsAt", Instant.now().plusSeconds(200L + 60L * i).toString());
      }
    }
    return sitting;
  }

  static void told(Route route, Object body) {
    route.fulfill(
        new Route.FulfillOptions()
            .setContentType("application/json")
            .setBody(Json.mapper().writeValueAsString(body)));
  }

  private static Map<String, Object> regrade() {
    return Map.ofEntries(
        Map.entry("id", "regrade-1"),
        Map.entry("assignment", "assignment-1"),
        Map.entry("against", "CURRENT"),
        Map.entry("lowering", "NEVER"),
        Map.entry("reason", "The goal of exercise 3 was too strict"),
        Map.entry("engine", "ackademy 0.5.0"),
        Map.entry("state", "READY"),
        Map.entry("answers", 480),
        Map.entry("graded", 480),
        Map.entry("changes", Map.of("APPLIES", 26, "KEPT", 6, "IMPOSSIBLE", 1)),
        Map.entry("madeBy", "teacher"),
        Map.entry("madeAt", "2026-11-20T10:28:50Z"));
  }

  private static Map<String, Object> change(int i) {
    var change =
        new HashMap<String, Object>(
            Map.of(
                "id", "change-" + i,
                "learner", String.format(Locale.ROOT, "learner%04d", i),
                "username", "learner" + i,
                "exercise", i % 3 == 0 ? "open-three-way" : "open-ack-meaning",
                "attempt", "attempt-" + i,
                "answer", "answer-" + i));
    boolean falls = i % 5 == 4;
    Map<String, Object> right = Map.of("verdict", "VALID", "score", 1, "engine", "ackademy 0.5.0");
    Map<String, Object> wrong =
        Map.of(
            "verdict", "INVALID", "at", 3, "code", "ACK_NUMBER", "score", 0.5, "engine", "0.4.0");
    change.put("before", falls ? right : wrong);
    if (i == CHANGES - 1) {
      change.put("fault", "The exercise is not in the quiz any more.");
      change.put("effect", "IMPOSSIBLE");
    } else {
      change.put("now", falls ? wrong : right);
      change.put("effect", falls ? "KEPT" : "APPLIES");
    }
    return change;
  }

  private static Map<String, Object> analysis() {
    var exercises = new ArrayList<Object>();
    for (int i = 0; i < EXERCISES; i++) {
      exercises.add(
          Map.of(
              "exercise",
              "exercise-" + i,
              "title",
              Map.of("en", "Which segment comes next? " + i, "ko", "다음 세그먼트 " + i),
              "learners",
              82,
              "answered",
              80 - i,
              "facility",
              Map.of("value", 0.95 - 0.08 * i),
              "discrimination",
              i == 4
                  ? Map.of("undefined", "NO_VARIANCE")
                  : Map.of("value", (i * 7 % 10) / 14.0 - 0.05),
              "mistakes",
              i == 0
                  ? List.of()
                  : List.of(
                      Map.of("at", 8, "code", "ACK_NUMBER", "learners", 19 + i),
                      Map.of("at", 5, "code", "SEQ_NUMBER", "learners", 11),
                      Map.of("at", 3, "code", "ACK_NUMBER", "learners", 5),
                      Map.of("code", "GOAL_NOT_REACHED", "learners", 1)),
              "misconceptions",
              List.of(
                  Map.of(
                      "id",
                      "fin-takes-no-number",
                      "belief",
                      Map.of(
                          "en", "A FIN uses up no sequence number.",
                          "ko", "FIN은 순서 번호를 쓰지 않는다."),
                      "learners",
                      19))));
    }
    return Map.of(
        "learners", 82,
        "mean", Map.of("value", 6.3),
        "deviation", Map.of("value", 1.9),
        "median", Map.of("value", 6.6),
        "alpha", Map.of("value", 0.81),
        "distribution", List.of(1, 2, 3, 6, 9, 12, 18, 16, 10, 5),
        "exercises", exercises);
  }

  private static Map<String, Object> gradebook() {
    var assignments = new ArrayList<Object>();
    for (int i = 0; i < ASSIGNMENTS; i++) {
      assignments.add(
          Map.of(
              "id",
              "assignment-" + i,
              "title",
              Map.of("en", "Closing a connection, part " + i, "ko", "연결 종료 " + i),
              "maximum",
              MAXIMUM));
    }
    var learners = new ArrayList<Object>();
    for (int i = 0; i < LEARNERS; i++) {
      Map<String, Object> learner = learner(i);
      learner.put("percent", i % 100);
      learner.put("marks", marks(i));
      learners.add(learner);
    }
    return Map.of(
        "course", "big", "categories", List.of(), "assignments", assignments, "learners", learners);
  }

  private static List<Object> marks(int learner) {
    var marks = new ArrayList<Object>();
    for (int i = 0; i < ASSIGNMENTS; i++) {
      String state = STATES.get((learner + i) % STATES.size());
      var mark =
          new HashMap<String, Object>(
              Map.of("assignment", "assignment-" + i, "state", state, "attempts", 1, "late", 0));
      if (state.equals("GRADED") || state.equals("OVERRIDDEN")) {
        mark.put("score", (learner * 7 + i) % (MAXIMUM + 1));
        mark.put("late", learner % 5 == 0 ? 1 : 0);
      }
      marks.add(mark);
    }
    return marks;
  }
}
