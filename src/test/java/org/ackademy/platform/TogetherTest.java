package org.ackademy.platform;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TogetherTest {
  private final List<List<Integer>> rounds = Collections.synchronizedList(new ArrayList<>());

  private List<Supplier<Integer>> doubled(List<Integer> asked) {
    rounds.add(asked);
    return asked.stream().<Supplier<Integer>>map(one -> () -> 2 * one).toList();
  }

  @Test
  void oneAloneIsServedAtOnce() {
    var line = new Together<Integer, Integer>(10, this::doubled);
    assertEquals(42, line.ask(21));
    assertEquals(8, line.ask(4));
    assertEquals(List.of(List.of(21), List.of(4)), rounds);
  }

  @Test
  void whoWaitsIsServedTogetherAndNoMoreThanTheMostAtOnce()
      throws InterruptedException, ExecutionException {
    int most = 4;
    int waiting = 10;
    var entered = new CountDownLatch(1);
    var gathered = new CountDownLatch(1);
    var line =
        new Together<Integer, Integer>(
            most,
            asked -> {
              if (asked.equals(List.of(0))) {
                entered.countDown();
                await(gathered);
              }
              return doubled(asked);
            });
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Integer> first = threads.submit(() -> line.ask(0));
      entered.await();
      List<Thread> others = new ArrayList<>();
      List<Integer> answers = Collections.synchronizedList(new ArrayList<>());
      for (int i = 1; i <= waiting; i++) {
        int one = i;
        others.add(Thread.ofPlatform().start(() -> answers.add(line.ask(one))));
      }
      for (Thread other : others) {
        while (other.getState() != Thread.State.WAITING) {
          Thread.onSpinWait();
        }
      }
      gathered.countDown();
      for (Thread other : others) {
        other.join();
      }
      assertEquals(0, first.get());
      assertEquals(
          IntStream.rangeClosed(1, waiting).mapToObj(i -> 2 * i).collect(toSet()),
          Set.copyOf(answers));
    }
    assertEquals(List.of(1, 4, 4, 2), rounds.stream().map(List::size).toList());
  }

  @Test
  void whoComesPresentlyIsWaitedFor() throws InterruptedException {
    int askers = 3;
    var line =
        new Together<Integer, Integer>(
            10, new Together.Company(() -> askers, Duration.ofSeconds(50)), this::doubled);
    Set<Integer> answers = Collections.synchronizedSet(new HashSet<>());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < askers; i++) {
        int one = i;
        threads.execute(() -> answers.add(line.ask(one)));
      }
    }
    assertEquals(Set.of(0, 2, 4), answers);
    assertEquals(List.of(askers), rounds.stream().map(List::size).toList());
  }

  @Test
  void whoDoesNotComeIsNotWaitedForLonger() {
    var coming =
        new Together<Integer, Integer>(
            10, new Together.Company(() -> 2, Duration.ofMillis(1)), this::doubled);
    assertEquals(42, coming.ask(21));
    var alone =
        new Together<Integer, Integer>(
            10, new Together.Company(() -> 1, Duration.ofDays(1)), this::doubled);
    assertEquals(8, alone.ask(4));
    var full =
        new Together<Integer, Integer>(
            1, new Together.Company(() -> 100, Duration.ofDays(1)), this::doubled);
    assertEquals(6, full.ask(3));
  }

  @Test
  void whatFailsOfOneIsToldToThatOneAlone() throws InterruptedException {
    int askers = 200;
    var line =
        new Together<Integer, Integer>(
            16,
            asked -> {
              if (asked.contains(7)) {
                throw new IllegalArgumentException("seven");
              }
              return doubled(asked);
            });
    Set<Integer> failed = Collections.synchronizedSet(new HashSet<>());
    Set<Integer> answered = Collections.synchronizedSet(new HashSet<>());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < askers; i++) {
        int one = i;
        threads.execute(
            () -> {
              try {
                answered.add(line.ask(one));
              } catch (IllegalArgumentException e) {
                failed.add(one);
              }
            });
      }
    }
    assertEquals(Set.of(7), failed);
    assertEquals(askers - 1, answered.size());
    List<Integer> worked = rounds.stream().flatMap(List::stream).toList();
    assertEquals(worked.size(), Set.copyOf(worked).size(), "nothing is done twice");
  }

  @Test
  void anAnswerMayThrowByItself() {
    var line =
        new Together<Integer, Integer>(
            2,
            asked ->
                asked.stream()
                    .<Supplier<Integer>>map(
                        one ->
                            () -> {
                              throw new IllegalStateException("no " + one);
                            })
                    .toList());
    assertEquals("no 3", assertThrows(IllegalStateException.class, () -> line.ask(3)).getMessage());
  }

  @Test
  void anErrorLeavesNobodyWaiting() throws InterruptedException {
    var line =
        new Together<Integer, Integer>(
            8,
            asked -> {
              throw new AssertionError("out of order");
            });
    int askers = 50;
    var ended = new CountDownLatch(askers);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < askers; i++) {
        int one = i;
        threads.execute(
            () -> {
              try {
                line.ask(one);
              } catch (AssertionError | IllegalStateException e) {
                ended.countDown();
              }
            });
      }
      ended.await();
    }
    assertEquals(0, ended.getCount());
    assertTrue(rounds.isEmpty());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
