package org.ackademy.web;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Needs Chromium, and Node to drive it; where they are required, their absence is a failure. */
final class BrowserCondition implements ExecutionCondition {
  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    boolean isThere = Machine.chromium().isPresent() && Machine.node().isPresent();
    if (isThere) {
      return ConditionEvaluationResult.enabled("Chromium and Node are there");
    }
    if (Machine.isRequired()) {
      throw new IllegalStateException("a browser is required: Chromium or Node was not found");
    }
    Skipped.tell();
    return ConditionEvaluationResult.disabled("Chromium or Node was not found");
  }
}
