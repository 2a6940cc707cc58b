package org.ackademy.web;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ackademy.platform.http.Json;

/** A gradebook of a class that is too large to be made for a test: told in the server's place. */
final class BigClass {
  static final int LEARNERS = 1_000;
  static final int ASSIGNMENTS = 30;

  private static final List<String> STATES =
      List.of("GRADED", "GRADED", "MISSING", "GRADED", "UNDECIDED", "OVERRIDDEN", "EXCUSED");

  private static final int MAXIMUM = 20;

  private BigClass() {}

  /** Answers in the server's place whenever the page asks for a whole gradebook. */
  static void told(Page page) {
    page.route(
        "**/courses/*/gradebook",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setContentType("application/json")
                    .setBody(Json.mapper().writeValueAsString(gradebook()))));
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
      learners.add(
          Map.of(
              "id",
              "learner-" + i,
              "username",
              "learner" + i,
              "displayName",
              String.format(Locale.ROOT, "Learner %04d", i),
              "percent",
              i % 100,
              "marks",
              marks(i)));
    }
    return Map.of(
        "course", "big", "categories", List.of(), "assignments", assignments, "learners", learners);
  }

  private static List<Object> marks(int learner) {
    var marks = new ArrayList<Object>();
    for (int i = 0; i < ASSIGNMENTS; i++) {
      String state = STATES.get((learner + i) % STATES.size());
      var mark =
          new java.util.HashMap<String, Object>(
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
