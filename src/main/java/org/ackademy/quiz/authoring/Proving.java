package org.ackademy.quiz.authoring;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ackademy.platform.Allowance;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.http.Refused;
import org.ackademy.platform.security.Caller;

/**
 * Where questions are proven and looked at while they are written: on one thread of its own, so
 * that authors take turns and an exam keeps the other processors; so often for each author, and for
 * so long.
 */
@ApplicationScoped
public class Proving {
  /** How long a page waits for what it asks after each change. */
  static final Duration LIVE_MAX = Duration.ofSeconds(10);

  /** How long the whole proof of what is to be offered may take. */
  static final Duration WHOLE_MAX = Duration.ofSeconds(30);

  static final Duration SPAN = Duration.ofMinutes(1);

  /** Proofs and previews of one author in a {@link #SPAN}. */
  static final int OF_AUTHOR_MAX = 90;

  /** As many wait; more are told to come again. */
  static final int WAITING_MAX = 8;

  private static final Duration SOON = Duration.ofSeconds(2);

  private final Allowance allowance;
  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING_MAX), Proving::thread);

  @Inject
  Proving(Clock clock) {
    allowance = new Allowance(OF_AUTHOR_MAX, SPAN, clock);
  }

  private static Thread thread(Runnable work) {
    var thread = new Thread(work, "proofs of questions");
    thread.setDaemon(true);
    return thread;
  }

  @PreDestroy
  void end() {
    thread.shutdownNow();
  }

  /** How many wait for their turn. */
  int waiting() {
    return thread.getQueue().size();
  }

  /** Ends what nobody waits for any more: to be called now and then by what is done. */
  static void requireWanted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("nobody waits for this any more");
    }
  }

  /** How an author stands. */
  Allowance.Standing standing(Caller.Person author) {
    return allowance.standing(author.id().toString());
  }

  /**
   * Does something for an author, and waits for it.
   *
   * @param most how long to wait, its turn included
   * @throws Refused where it was asked for too often, too many wait, it takes longer, or the work
   *     itself refuses
   */
  <T> T run(Caller.Person author, Duration most, Callable<T> work) {
    Optional<Duration> wait = allowance.take(author.id().toString());
    if (wait.isPresent()) {
      throw Problem.tooMany("too-many-proofs", wait.get()).refused();
    }
    Future<T> running;
    try {
      running = thread.submit(work);
    } catch (RejectedExecutionException e) {
      throw Problem.unavailable("proofs-busy", SOON).refused();
    }
    try {
      return running.get(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      running.cancel(true);
      throw Problem.of(422, "proof-too-long", String.valueOf(most.toSeconds())).refused();
    } catch (InterruptedException e) {
      running.cancel(true);
      Thread.currentThread().interrupt();
      throw Problem.unavailable("proofs-busy", SOON).refused();
    } catch (CancellationException e) {
      throw Problem.unavailable("proofs-busy", SOON).refused();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Refused refused) {
        throw refused;
      }
      throw new IllegalStateException("a question could not be proven", e.getCause());
    }
  }
}
