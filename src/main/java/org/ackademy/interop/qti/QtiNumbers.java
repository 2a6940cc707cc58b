package org.ackademy.interop.qti;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.ackademy.interop.plain.Amounts;
import org.ackademy.interop.plain.Body;
import org.ackademy.interop.plain.Notes;
import org.ackademy.interop.plain.Words;
import org.ackademy.question.Text;

/** The numbers of a response: the correct one, those that are worth half, those that are told. */
final class QtiNumbers {
  private static final double ALL = 100;

  private final Processing processing;
  private final Declared response;
  private final Notes notes;

  QtiNumbers(Processing processing, Declared response, Notes notes) {
    this.processing = processing;
    this.response = response;
    this.notes = notes;
  }

  /** What belongs into the blank. */
  Optional<Body.Entry> amount(Function<String, Optional<Text>> feedback) {
    var amounts = new Amounts(notes);
    double most =
        processing.scoring(response.identifier()).stream()
            .mapToDouble(QtiNumbers::worth)
            .max()
            .orElse(1);
    for (Processing.Rule rule : processing.rules()) {
      Optional<Processing.Test> test =
          rule.test().filter(one -> one.response().equals(response.identifier()));
      if (test.isEmpty()) {
        continue;
      }
      String number =
          test.get().value().orElseGet(() -> response.correct().stream().findFirst().orElse(""));
      if (rule.outcome().equals(QtiItem.SCORE)) {
        amounts.add(ALL * worth(rule) / most, number, test.get().tolerance(), Optional.empty());
      } else if (rule.given() instanceof Processing.Given.Value(var told)) {
        amounts.add(0, number, BigDecimal.ZERO, feedback.apply(told));
      }
    }
    return amounts.amount(Map.of());
  }

  private static double worth(Processing.Rule rule) {
    return rule.given() instanceof Processing.Given.Value(var text)
        ? Words.number(text).orElse(BigDecimal.ZERO).doubleValue()
        : 0;
  }
}
