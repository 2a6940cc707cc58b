package org.ackademy.interop.qti;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ackademy.interop.plain.Note;
import org.ackademy.interop.plain.Notes;
import org.ackademy.interop.plain.Words;
import org.ackademy.interop.xml.Element;

/**
 * What an item of QTI 3 does with responses, as far as it does what we know: compare a response
 * with the correct one or with a value, add up, tell feedback. Anything else is refused, for nobody
 * knows what it would come to.
 *
 * @param rules in their order
 */
record Processing(List<Rule> rules) {
  private static final String ELEMENT = "qti-";
  private static final String TEMPLATE_MATCH = ".*/match_correct(\\.xml)?";
  private static final String TEMPLATE_MAP = ".*/map_response(\\.xml)?";

  Processing {
    rules = List.copyOf(rules);
  }

  /** Gives an outcome a value, where a test holds if there is one. */
  record Rule(String outcome, Optional<Test> test, Given given) {
    /** Whether it gives anything but 0. */
    boolean isWorthAnything() {
      return !(given instanceof Given.Value(var text)
          && Words.number(text).filter(number -> number.signum() == 0).isPresent());
    }
  }

  /**
   * Whether a response is something.
   *
   * @param value what; the correct one where there is none
   */
  record Test(String response, Optional<String> value, BigDecimal tolerance) {}

  /** What an outcome is given. */
  sealed interface Given {
    /** A value. */
    record Value(String text) implements Given {}

    /** What a response is worth by its mapping. */
    record Mapped(String response) implements Given {}

    /** The response itself. */
    record Chosen(String response) implements Given {}
  }

  /** The rules of an item. */
  static Processing of(Element item, Notes notes) {
    Optional<Element> processing = item.child(ELEMENT + "response-processing");
    Optional<String> template = processing.flatMap(one -> one.attribute("template"));
    var reading = new Reading(notes);
    if (template.filter(name -> name.matches(TEMPLATE_MATCH)).isPresent()) {
      var correct = new Test(QtiItem.RESPONSE, Optional.empty(), BigDecimal.ZERO);
      return new Processing(
          List.of(new Rule(QtiItem.SCORE, Optional.of(correct), new Given.Value("1"))));
    }
    if (template.filter(name -> name.matches(TEMPLATE_MAP)).isPresent()) {
      var mapped = new Given.Mapped(QtiItem.RESPONSE);
      return new Processing(List.of(new Rule(QtiItem.SCORE, Optional.empty(), mapped)));
    }
    if (template.isPresent() || processing.isEmpty()) {
      notes.add(Note.Kind.PATTERN, template.orElse("response-processing"));
      return new Processing(List.of());
    }
    processing.get().children().forEach(reading::statement);
    return new Processing(reading.rules);
  }

  /** The rules that make the score of a response. */
  List<Rule> scoring(String response) {
    return rules.stream()
        .filter(rule -> rule.outcome().equals(QtiItem.SCORE))
        .filter(
            rule ->
                rule.test().map(test -> test.response().equals(response)).orElse(false)
                    || (rule.given() instanceof Given.Mapped mapped
                        && mapped.response().equals(response)))
        .toList();
  }

  /** Whether a response is worth what its mapping says. */
  boolean isMapped(String response) {
    return scoring(response).stream().anyMatch(rule -> rule.given() instanceof Given.Mapped);
  }

  private static final class Reading {
    private final Notes notes;
    private final List<Rule> rules = new ArrayList<>();

    Reading(Notes notes) {
      this.notes = notes;
    }

    private void refuse(Element element) {
      notes.add(Note.Kind.PATTERN, element.name());
    }

    void statement(Element statement) {
      switch (statement.name()) {
        case "qti-set-outcome-value" -> set(statement, Optional.empty());
        case "qti-response-condition" -> statement.children().forEach(this::branch);
        default -> refuse(statement);
      }
    }

    private void branch(Element branch) {
      List<Element> parts = branch.children();
      switch (branch.name()) {
        case "qti-response-if", "qti-response-else-if" -> {
          Optional<Test> test = parts.isEmpty() ? Optional.empty() : test(parts.getFirst());
          if (test.isEmpty()) {
            refuse(branch);
            return;
          }
          parts.subList(1, parts.size()).forEach(part -> set(part, test));
        }
        case "qti-response-else" -> parts.forEach(this::nothing);
        default -> refuse(branch);
      }
    }

    /** What is left is worth nothing. */
    private void nothing(Element part) {
      boolean isNothing =
          part.name().equals("qti-set-outcome-value")
              && Words.number(part.text()).filter(number -> number.signum() == 0).isPresent();
      if (!isNothing) {
        refuse(part);
      }
    }

    private void set(Element part, Optional<Test> test) {
      List<Element> values = part.children();
      String outcome = part.attribute("identifier").orElse("");
      if (!part.name().equals("qti-set-outcome-value") || values.size() != 1) {
        refuse(part);
        return;
      }
      Element value = values.getFirst();
      Optional<Given> given =
          value.name().equals("qti-sum") ? added(value, outcome) : given(value, outcome);
      given.ifPresentOrElse(
          found -> rules.add(new Rule(outcome, test, found)), () -> refuse(value));
    }

    /** What is added to an outcome that stands first in a sum. */
    private Optional<Given> added(Element sum, String outcome) {
      List<Element> parts = sum.children();
      boolean adds =
          parts.size() == 2
              && parts.getFirst().name().equals("qti-variable")
              && parts.getFirst().attribute("identifier").equals(Optional.of(outcome));
      return adds ? given(parts.get(1), outcome) : Optional.empty();
    }

    private Optional<Given> given(Element value, String outcome) {
      Optional<String> name = value.attribute("identifier");
      return switch (value.name()) {
        case "qti-base-value" -> Optional.of(new Given.Value(value.text().strip()));
        case "qti-map-response" -> name.map(Given.Mapped::new);
        case "qti-variable" ->
            outcome.equals(QtiItem.SCORE) ? Optional.empty() : name.map(Given.Chosen::new);
        // A share of what a mapping says: all parts are worth the same here.
        case "qti-product" ->
            value.children().stream()
                .filter(part -> part.name().equals("qti-map-response"))
                .flatMap(part -> part.attribute("identifier").stream())
                .<Given>map(Given.Mapped::new)
                .findFirst();
        default -> Optional.empty();
      };
    }

    private Optional<Test> test(Element test) {
      List<Element> parts = test.children();
      return switch (test.name()) {
        case "qti-and" -> {
          List<Element> told = parts.stream().filter(part -> !isAsked(part)).toList();
          yield told.size() == 1 ? test(told.getFirst()) : Optional.empty();
        }
        case "qti-match", "qti-equal", "qti-string-match" -> compared(test, parts);
        default -> Optional.empty();
      };
    }

    /** Whether it only asks that there is a response. */
    private static boolean isAsked(Element part) {
      return part.name().equals("qti-not")
          && part.children().size() == 1
          && part.children().getFirst().name().equals("qti-is-null");
    }

    private Optional<Test> compared(Element test, List<Element> parts) {
      if (parts.size() != 2 || !parts.getFirst().name().equals("qti-variable")) {
        return Optional.empty();
      }
      String mode = test.attribute("tolerance-mode").orElse("exact");
      String[] bounds = test.attribute("tolerance").orElse("0").strip().split("\\s+", -1);
      Optional<BigDecimal> tolerance = Words.number(bounds[0]);
      boolean even = bounds.length == 1 || bounds[0].equals(bounds[1]);
      if (mode.equals("relative") || tolerance.isEmpty() || !even) {
        return Optional.empty();
      }
      BigDecimal within = mode.equals("exact") ? BigDecimal.ZERO : tolerance.get();
      String response = parts.getFirst().attribute("identifier").orElse("");
      Element other = parts.get(1);
      return switch (other.name()) {
        case "qti-correct" -> Optional.of(new Test(response, Optional.empty(), within));
        case "qti-base-value" ->
            Optional.of(new Test(response, Optional.of(other.text().strip()), within));
        default -> Optional.empty();
      };
    }
  }
}
