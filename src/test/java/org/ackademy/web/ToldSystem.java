package org.ackademy.web;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a learning management system says on our pages, in all its ways: told in its place. */
final class ToldSystem {
  private ToldSystem() {}

  /** Scores that go to a learning management system. */
  static void sent(Page page) {
    List<Map<String, Object>> scores =
        List.of(
            score("김민지", "DELIVERED", "TAKEN", ""),
            score(
                "Ada Lovelace",
                "DEAD",
                "REFUSED",
                "422 User not found in course " + "x".repeat(60)),
            score("Grace Hopper", "WAITING", "NO_ANSWER", "Connection refused"),
            score("Vint Cerf", "WITHHELD", "UNRELEASED", ""));
    page.route("**/lti/scores?*", route -> BigClass.told(route, Map.of("items", scores)));
    List<String> comparisons = List.of("SAME", "MISSING_THERE", "UNKNOWN", "NONE");
    var report = new ArrayList<Object>();
    for (int i = 0; i < scores.size(); i++) {
      var one = new HashMap<String, Object>();
      one.put("score", scores.get(i));
      one.put("comparison", comparisons.get(i));
      one.put("here", Map.of("points", 2, "maximum", 3));
      one.put("fault", comparisons.get(i).equals("UNKNOWN") ? "503 Service Unavailable" : "");
      report.add(one);
    }
    page.route("**/lti/results?*", route -> BigClass.told(route, Map.of("items", report)));
  }

  /** A roster that differs in all ways. */
  static void differs(Page page) {
    var differences = new ArrayList<Object>();
    for (String change : List.of("BEGINS", "CHANGES", "ENDS", "STAYS", "UNKNOWN_ROLE")) {
      var one = new HashMap<String, Object>();
      one.put("subject", change + "x".repeat(30));
      one.put("name", change.equals("STAYS") ? "x".repeat(60) : "김민지");
      one.put("change", change);
      if (!change.equals("BEGINS")) {
        one.put("from", "LEARNER");
      }
      if (!change.equals("ENDS")) {
        one.put("to", "ASSISTANT");
      }
      differences.add(one);
    }
    page.route(
        "**/platform-roster", route -> BigClass.told(route, Map.of("differences", differences)));
  }

  /** A system that was registered, with a word of its own. */
  static void registered(Page page) {
    var system = new HashMap<String, Object>();
    system.put("id", "system");
    system.put("name", "A school");
    system.put("issuer", "https://" + "x".repeat(60) + ".example");
    system.put("clientId", "x".repeat(60));
    for (String address : List.of("authorizationUrl", "tokenUrl", "keysUrl")) {
      system.put(address, "https://school.example/" + address);
    }
    system.put("state", "PENDING");
    system.put("admits", "PENDING");
    system.put("sites", List.of("https://a.example", "https://b.example"));
    system.put("madeAt", "2026-11-23T10:28:50Z");
    var findings = new ArrayList<Object>();
    for (String step :
        List.of("APPROVED", "KEYS", "LOGIN", "LAUNCH", "DEPLOYMENT", "ROSTER", "COLUMNS")) {
      findings.add(
          switch (step) {
            case "APPROVED", "KEYS" ->
                Map.of("step", step, "state", "BAD", "said", "503 " + "x".repeat(60));
            case "LOGIN" -> Map.of("step", step, "state", "GOOD", "at", "2026-11-23T10:28:50Z");
            default -> Map.of("step", step, "state", "NOT_YET");
          });
    }
    page.route(
        "**/lti/registrations*", route -> BigClass.told(route, Map.of("items", List.of(system))));
    page.route("**/lti/registrations/system", route -> BigClass.told(route, system));
    page.route(
        "**/lti/registrations/system/deployments*",
        route ->
            BigClass.told(
                route,
                Map.of(
                    "items", List.of(Map.of("id", "d", "deployment", "1", "state", "PENDING")))));
    page.route("**/system/check", route -> BigClass.told(route, Map.of("findings", findings)));
  }

  private static Map<String, Object> score(
      String name, String state, String reason, String answer) {
    var score = new HashMap<String, Object>();
    score.put("id", "score-" + state);
    score.put("learner", "learner-" + state);
    score.put("displayName", name);
    score.put("assignment", "assignment-1");
    score.put("state", state);
    score.put("reason", reason);
    score.put("tries", 2);
    if (!answer.isEmpty()) {
      score.put("answer", answer);
    }
    if (state.equals("DELIVERED")) {
      score.put("sent", Map.of("points", 2.5, "maximum", 3));
      score.put("sentAt", "2026-11-23T10:28:50Z");
    }
    return score;
  }
}
