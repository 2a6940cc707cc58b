package org.ackademy.quiz.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ackademy.platform.http.Refused;
import org.ackademy.platform.security.AccountRole;
import org.ackademy.platform.security.Caller;
import org.ackademy.question.Extent;
import org.ackademy.quiz.file.QuestionCheck;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Proofs are bounded in number, in time and in how many wait. */
class ProvingTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final Proving proving =
      new Proving(Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC));

  private static Caller.Person somebody() {
    UUID id = UUID.randomUUID();
    return new Caller.Person(id, "a" + id, "Somebody", AccountRole.MEMBER, Set.of());
  }

  private static void isRefused(int status, Runnable asked) {
    assertThatThrownBy(asked::run)
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.problem().status()).isEqualTo(status));
  }

  @AfterEach
  void end() {
    proving.end();
  }

  @Test
  void whoAsksTooOftenWaitsAndNobodyElseDoes() {
    Caller.Person eager = somebody();
    for (int i = 0; i < Proving.OF_AUTHOR_MAX; i++) {
      assertThat(proving.run(eager, LONG, () -> "done")).isEqualTo("done");
    }
    isRefused(429, () -> proving.run(eager, LONG, () -> "done"));
    assertThat(proving.run(somebody(), LONG, () -> "done")).isEqualTo("done");
  }

  /** What nobody waits for any more ends by itself, and the next one gets its turn. */
  @Test
  void whatTakesTooLongIsEnded() throws InterruptedException {
    var ended = new CountDownLatch(1);
    isRefused(
        422,
        () ->
            proving.run(
                somebody(),
                Duration.ofMillis(50),
                () -> {
                  try {
                    while (true) {
                      Proving.requireWanted();
                      Thread.onSpinWait();
                    }
                  } finally {
                    ended.countDown();
                  }
                }));
    ended.await();
    assertThat(proving.run(somebody(), LONG, () -> "done")).isEqualTo("done");
  }

  @Test
  void onlySoManyWait() throws InterruptedException, ExecutionException {
    var begun = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    try (ExecutorService askers = Executors.newCachedThreadPool()) {
      List<Future<String>> asked = new ArrayList<>();
      asked.add(
          askers.submit(
              () ->
                  proving.run(
                      somebody(),
                      LONG,
                      () -> {
                        begun.countDown();
                        mayEnd.await();
                        return "done";
                      })));
      begun.await();
      while (proving.waiting() < Proving.WAITING_MAX) {
        int before = proving.waiting();
        asked.add(askers.submit(() -> proving.run(somebody(), LONG, () -> "done")));
        while (proving.waiting() == before) {
          Thread.onSpinWait();
        }
      }
      isRefused(503, () -> proving.run(somebody(), LONG, () -> "done"));
      mayEnd.countDown();
      for (Future<String> one : asked) {
        assertThat(one.get()).isEqualTo("done");
      }
    }
  }

  /** A question with many values is left between two of them. */
  @Test
  void aProofEndsBetweenTwoLearners() {
    String drawn =
        """
        id: many
        type: numeric
        parameters:
          a: {from: 1, to: 9}
        title: {en: T, ko: 제목}
        claims: [ack-plus-one]
        rfc: ["3.4"]
        task: {en: "What follows {a}?", ko: "{a} 다음은 무엇입니까?"}
        value: {a+1}
        explanation: {en: E, ko: 해설}
        """;
    var asked = new ArrayList<String>();
    assertThatThrownBy(
            () ->
                QuestionCheck.of(
                    "many",
                    drawn,
                    Extent.FULL,
                    () -> {
                      asked.add("next");
                      if (asked.size() == 3) {
                        throw new CancellationException("enough");
                      }
                    }))
        .isInstanceOf(CancellationException.class);
    assertThat(QuestionCheck.of("many", drawn, Extent.FULL, () -> {}).flaws()).isEmpty();
    assertThat(QuestionCheck.of("other", drawn, Extent.FAST, () -> {}).flaws())
        .extracting(flaw -> flaw.line())
        .containsExactly(1);
  }
}
