package org.ackademy.attempt;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.transaction.Transactional;
import org.ackademy.question.Grading;
import org.ackademy.replay.Replay;
import org.junit.jupiter.api.Test;

/** Transactions are short: nothing slow happens within one. */
class TransactionsTest {
  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.ackademy");

  @Test
  void nobodyReplaysOrGradesWithinATransaction() {
    noClasses()
        .that()
        .areAnnotatedWith(Transactional.class)
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(Grading.class, Replay.class, Replays.class, SubmitAnswer.class)
        .check(classes);
  }

  @Test
  void whoeverGradesOpensNoTransactionByAMethodEither() {
    methods()
        .that()
        .areDeclaredInClassesThat()
        .belongToAnyOf(SubmitAnswer.class, Replays.class)
        .should()
        .notBeAnnotatedWith(Transactional.class)
        .check(classes);
  }
}
