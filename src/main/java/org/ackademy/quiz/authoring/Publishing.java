package org.ackademy.quiz.authoring;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.security.Caller;
import org.ackademy.question.Extent;
import org.jspecify.annotations.Nullable;

/**
 * Proves a question as a whole, with no transaction open, and offers it where it is proven and
 * nobody changed it meanwhile.
 */
@Dependent
class Publishing {
  /** As many faults are told; the page shows all of them. */
  static final int FAULTS_MAX = 20;

  private final Authoring authoring;
  private final Proving proving;

  @Inject
  Publishing(Authoring authoring, Proving proving) {
    this.authoring = authoring;
    this.proving = proving;
  }

  /**
   * Offers the latest version.
   *
   * @param reader the language in which it is said what is not proven
   * @throws org.ackademy.platform.http.Refused where it is not proven
   */
  Question publish(Caller.Person by, String id, @Nullable String ifMatch, Locale reader) {
    Question seen = authoring.toPublish(by, id, ifMatch);
    QuestionProof proof =
        proving.run(
            by, Proving.WHOLE_MAX, () -> QuestionProof.of(id, seen.text(), Extent.FULL, reader));
    if (!proof.isPassed()) {
      throw new Problem("question-unproven", 422, List.of(), faults(proof), Optional.empty())
          .refused();
    }
    return authoring.publish(by, id, ifMatch);
  }

  private static List<Problem.FieldFault> faults(QuestionProof proof) {
    return proof.findings().stream()
        .filter(finding -> finding.severity() == QuestionProof.Severity.ERROR)
        .limit(FAULTS_MAX)
        .map(
            finding ->
                Problem.FieldFault.of(
                    "#/text",
                    "flaw",
                    String.valueOf(finding.line()),
                    String.valueOf(finding.column()),
                    finding.text()))
        .toList();
  }
}
