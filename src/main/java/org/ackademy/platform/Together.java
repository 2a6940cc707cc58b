package org.ackademy.platform;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Does together what several threads ask for at the same time: one of them does it for all who wait
 * by then, while the next gather. A thread that is alone is served at once; the busier the server,
 * the more share one transaction. Where it is known that others will ask presently, they are waited
 * for, but not for long.
 *
 * <p>Where work for several fails, it is done for each alone, so that what fails of one is told to
 * that one and to nobody else.
 *
 * @param <Q> what is asked for
 * @param <A> what comes of it
 */
public final class Together<Q, A> {
  /** How often it is looked who has come. */
  private static final long LOOK_NANOS = 200_000;

  private final int most;
  private final Function<List<Q>, List<Supplier<A>>> work;
  private final Company company;
  private final ConcurrentLinkedQueue<Waiting<Q, A>> queue = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicBoolean busy = new AtomicBoolean();

  /**
   * A line to wait in.
   *
   * @param most for how many work is done at once
   * @param work does it: for each that asks, in order, what gives its answer or throws what stands
   *     in its way; evaluated by the thread that asked
   */
  public Together(int most, Function<List<Q>, List<Supplier<A>>> work) {
    this(most, Company.NONE, work);
  }

  /**
   * A line to wait in, also for others.
   *
   * @param company who will ask presently
   */
  public Together(int most, Company company, Function<List<Q>, List<Supplier<A>>> work) {
    this.most = most;
    this.company = company;
    this.work = work;
  }

  /**
   * Asks, and waits for the answer.
   *
   * @throws RuntimeException what the work threw for this question
   */
  public A ask(Q question) {
    var mine = new Waiting<Q, A>(question);
    waiting.incrementAndGet();
    queue.add(mine);
    if (busy.compareAndSet(false, true)) {
      serve(mine);
    } else if (mine.turn.join() == Turn.TO_SERVE) {
      serve(mine);
    }
    return mine.outcome().get();
  }

  /** Works until one's own answer is there, then hands the work on to whoever waits longest. */
  private void serve(Waiting<Q, A> mine) {
    try {
      while (mine.outcome == null) {
        some();
      }
    } finally {
      handOn();
    }
  }

  private void some() {
    await();
    List<Waiting<Q, A>> asked = new ArrayList<>();
    while (asked.size() < most) {
      Waiting<Q, A> next = queue.poll();
      if (next == null) {
        break;
      }
      asked.add(next);
    }
    waiting.addAndGet(-asked.size());
    try {
      answer(asked);
    } finally {
      for (Waiting<Q, A> each : asked) {
        if (each.outcome == null) {
          each.outcome =
              () -> {
                throw new IllegalStateException("whoever worked for this one did not get to it");
              };
        }
        each.turn.complete(Turn.SERVED);
      }
    }
  }

  /** Until all who are on their way have come, or as many as are served at once, or it is time. */
  private void await() {
    long start = System.nanoTime();
    while (waiting.get() < Math.min(most, company.coming().getAsInt())
        && System.nanoTime() - start < company.patience().toNanos()) {
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  private void answer(List<Waiting<Q, A>> asked) {
    try {
      List<Supplier<A>> outcomes = work.apply(asked.stream().map(each -> each.question).toList());
      for (int i = 0; i < asked.size(); i++) {
        asked.get(i).outcome = outcomes.get(i);
      }
    } catch (RuntimeException e) {
      if (asked.size() == 1) {
        asked.getFirst().outcome =
            () -> {
              throw e;
            };
      } else {
        asked.forEach(each -> answer(List.of(each)));
      }
    }
  }

  private void handOn() {
    while (true) {
      Waiting<Q, A> next = queue.peek();
      if (next != null) {
        next.turn.complete(Turn.TO_SERVE);
        return;
      }
      busy.set(false);
      // Whoever came between the two saw that somebody was busy, and waits.
      if (queue.isEmpty() || !busy.compareAndSet(false, true)) {
        return;
      }
    }
  }

  /**
   * Others who will ask presently.
   *
   * @param coming how many are on their way or wait already
   * @param patience how long those who wait already wait for them at most
   */
  public record Company(IntSupplier coming, Duration patience) {
    static final Company NONE = new Company(() -> 0, Duration.ZERO);
  }

  private enum Turn {
    SERVED,
    TO_SERVE
  }

  private static final class Waiting<Q, A> {
    private final Q question;
    private final CompletableFuture<Turn> turn = new CompletableFuture<>();

    /** Written before {@link #turn} is complete, or by the thread that asked. */
    private @Nullable Supplier<A> outcome;

    Waiting(Q question) {
      this.question = question;
    }

    Supplier<A> outcome() {
      if (outcome == null) {
        throw new IllegalStateException("served without an answer");
      }
      return outcome;
    }
  }
}
