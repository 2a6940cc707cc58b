package org.ackademy.gradebook.analysis;

import java.util.LinkedHashSet;
import java.util.Set;
import org.ackademy.platform.http.Json;
import tools.jackson.databind.JsonNode;

/**
 * A step of a host's state machine.
 *
 * @param host A or B
 * @param from the state before, by its name in RFC 9293
 */
record Transition(String host, String from, String to) implements Comparable<Transition> {

  /** The steps that an explanation shows: those of a wrong answer before it went wrong. */
  static Set<Transition> of(String explanation) {
    var steps = new LinkedHashSet<Transition>();
    JsonNode frames = Json.mapper().readTree(explanation).path("replay").path("explanation");
    for (String host : new String[] {"A", "B"}) {
      String state = "";
      for (JsonNode frame : frames) {
        for (JsonNode hidden : frame.path("hidden")) {
          if (hidden.path("host").asString("").equals(host)) {
            state = step(steps, host, state, hidden.path("state").asString(""));
          }
        }
        state = step(steps, host, state, frame.path("after").path(host).path("state").asString(""));
      }
    }
    return steps;
  }

  private static String step(Set<Transition> steps, String host, String from, String to) {
    if (to.isEmpty()) {
      return from;
    }
    if (!from.isEmpty() && !from.equals(to)) {
      steps.add(new Transition(host, from, to));
    }
    return to;
  }

  @Override
  public int compareTo(Transition other) {
    return toString().compareTo(other.toString());
  }
}
