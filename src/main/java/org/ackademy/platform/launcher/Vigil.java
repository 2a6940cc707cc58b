package org.ackademy.platform.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;

/**
 * The watch over a running {@link Cluster}: where its PostgreSQL ends without having been asked to,
 * it is started again, until it runs.
 *
 * <p>PostgreSQL survives the end of any of its processes but the first: where that is killed, or
 * cannot recover because the disk is full, nothing is left that would try again.
 */
final class Vigil implements AutoCloseable {
  /** Between two looks at the process. */
  static final Duration LOOK_EVERY = Duration.ofMillis(500);

  /** Before the first try: somebody who restarts it by hand goes first. */
  static final Duration PAUSE_FIRST = Duration.ofSeconds(1);

  /** The pause doubles from try to try, up to this. */
  static final Duration PAUSE_MOST = Duration.ofSeconds(15);

  /** What ran for so long before it ended is no further try: the pause begins anew. */
  static final Duration STEADY_AFTER = Duration.ofMinutes(1);

  private final Cluster cluster;
  private final Progress progress;
  private final Thread thread = Thread.ofPlatform().name("vigil").daemon().unstarted(this::keep);

  private Vigil(Cluster cluster, Progress progress) {
    this.cluster = cluster;
    this.progress = progress;
  }

  /** Watches from now on, and says of each end and each try what became of it. */
  static Vigil over(Cluster cluster, Progress progress) {
    var vigil = new Vigil(cluster, progress);
    vigil.thread.start();
    return vigil;
  }

  private void keep() {
    Duration pause = PAUSE_FIRST;
    try {
      Optional<ProcessHandle> running = look();
      while (true) {
        long since = System.nanoTime();
        while (running.filter(Leftovers::runs).isPresent()) {
          Thread.sleep(LOOK_EVERY);
        }
        if (System.nanoTime() - since >= STEADY_AFTER.toNanos()) {
          pause = PAUSE_FIRST;
        }
        // Whoever restarted it by hand within one look did so without any help.
        running = look();
        if (running.isEmpty()) {
          progress.says(Console.text("postgres.ended", pause.toSeconds()));
          pause = startAgain(pause);
          running = look();
        }
      }
    } catch (InterruptedException e) {
      // Nobody is to watch any more.
    }
  }

  /** Where it is; empty also where its folder cannot be read just now. */
  private Optional<ProcessHandle> look() {
    try {
      return cluster.postmaster();
    } catch (UncheckedIOException e) {
      return Optional.empty();
    }
  }

  /** Tries until one runs, and tells before what try another one would be too soon. */
  private Duration startAgain(Duration first) throws InterruptedException {
    Duration pause = first;
    for (int tries = 1; ; tries++) {
      Thread.sleep(pause);
      pause = longer(pause);
      try {
        if (cluster.postmaster().isPresent()) {
          progress.says(Console.text("postgres.there"));
          return pause;
        }
        cluster.startAgain();
        progress.says(Console.text("postgres.again", tries));
        return pause;
      } catch (StartFailure e) {
        progress.says(notYet(tries, pause, String.valueOf(e.getMessage())));
      } catch (IOException | RuntimeException e) {
        progress.says(notYet(tries, pause, e.toString()));
      }
    }
  }

  private static String notYet(int tries, Duration pause, String reason) {
    return Console.text("postgres.notYet", tries, pause.toSeconds(), reason);
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(PAUSE_MOST) < 0 ? twice : PAUSE_MOST;
  }

  /** Ends the watch, also in the middle of a try; what that try has started may go on. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
