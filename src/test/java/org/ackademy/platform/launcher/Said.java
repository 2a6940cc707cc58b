package org.ackademy.platform.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a launcher says, line by line, for tests that wait for it. */
public final class Said implements Progress {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final List<String> lines = new ArrayList<>();

  @Override
  public synchronized void says(String line) {
    lines.add(line);
    notifyAll();
  }

  /** How many lines have been said so far. */
  public synchronized int count() {
    return lines.size();
  }

  /** Waits until, after so many lines, one begins like that. */
  public synchronized void await(int after, String beginning) throws InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (lines.stream().skip(after).noneMatch(line -> line.startsWith(beginning))) {
      long left = until - System.nanoTime();
      assertThat(left).as("%s in %s", beginning, lines).isPositive();
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
  }

  /** Those that were said after so many. */
  synchronized List<String> after(int count) {
    return List.copyOf(lines.subList(count, lines.size()));
  }
}
