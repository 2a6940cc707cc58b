package org.ackademy.notation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** What is said of misconceptions, in one language. */
@FunctionalInterface
public interface Beliefs {

  /** What is said of the misconception of this id, where there is anything. */
  Optional<Told> of(String id);

  /**
   * What is said of a misconception.
   *
   * @param belief what learners believe
   * @param fact what holds instead
   * @param sections where RFC 9293 says so
   */
  record Told(String belief, String fact, List<String> sections) {
    public Told {
      sections = List.copyOf(sections);
    }
  }

  /**
   * Writes {@code misconceptions}: for each id {@code id}, {@code belief}, {@code fact} and {@code
   * rules}; no field where there is nothing to say.
   */
  default void write(Collection<String> ids, JsonWriter json) {
    List<String> known = new ArrayList<>();
    new LinkedHashSet<>(ids).stream().filter(id -> of(id).isPresent()).forEach(known::add);
    if (known.isEmpty()) {
      return;
    }
    json.name("misconceptions").openList();
    for (String id : known) {
      Told told = of(id).orElseThrow();
      json.openObject().name("id").text(id);
      json.name("belief").text(told.belief()).name("fact").text(told.fact());
      json.name("rules").openList();
      told.sections().forEach(section -> json.text(Findings.rule(section)));
      json.closeList().closeObject();
    }
    json.closeList();
  }
}
