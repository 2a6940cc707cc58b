package org.ackademy.attempt;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import jakarta.transaction.Transactional;
import org.ackademy.architecture.OurClasses;
import org.ackademy.question.Grading;
import org.ackademy.replay.Replay;
import org.junit.jupiter.api.Test;

/** Transactions are short: nothing slow happens within one. */
class TransactionsTest {
  @Test
  void nobodyReplaysOrGradesWithinATransaction() {
    noClasses()
        .that()
        .areAnnotatedWith(Transactional.class)
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(Grading.class, Replay.class, Replays.class, SubmitAnswer.class)
        .check(OurClasses.ALL);
  }

  @Test
  void whoeverGradesOpensNoTransactionByAMethodEither() {
    methods()
        .that()
        .areDeclaredInClassesThat()
        .belongToAnyOf(SubmitAnswer.class, Replays.class)
        .should()
        .notBeAnnotatedWith(Transactional.class)
        .check(OurClasses.ALL);
  }
}
