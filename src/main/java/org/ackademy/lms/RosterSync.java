package org.ackademy.lms;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.ackademy.platform.jobs.Job;

/** Brings all courses in line with the rosters of those that they stand for, once a day. */
@ApplicationScoped
public class RosterSync implements Job.Recurring {
  private static final Logger LOG = Logger.getLogger(RosterSync.class.getName());

  /** A roster that was read by hand meanwhile is left until the next time. */
  private static final Duration FRESH = Duration.ofHours(20);

  private static final int AT_ONCE = 100;

  private final Rosters rosters;
  private final RosterReading reading;
  private final Clock clock;

  @Inject
  RosterSync(Rosters rosters, RosterReading reading, Clock clock) {
    this.rosters = rosters;
    this.reading = reading;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "lti-rosters";
  }

  @Override
  public Duration pause() {
    return Duration.ofDays(1);
  }

  @Override
  public void run() {
    Instant since = clock.instant().minus(FRESH);
    UUID after = new UUID(0, 0);
    List<Roster.Source> sources = rosters.after(after, since, AT_ONCE);
    while (!sources.isEmpty() && !Thread.currentThread().isInterrupted()) {
      for (Roster.Source source : sources) {
        after = source.context();
        sync(source);
      }
      sources = rosters.after(after, since, AT_ONCE);
    }
  }

  private void sync(Roster.Source source) {
    try {
      rosters.apply(Map.of(source, read(source)), differences -> {});
    } catch (IOException e) {
      LOG.log(Level.INFO, "LTI roster of {0}: {1}", new Object[] {source.context(), e.toString()});
    }
  }

  /**
   * Reads the rosters of a course.
   *
   * @throws IOException where one of them cannot be read
   */
  Map<Roster.Source, Roster> read(List<Roster.Source> sources) throws IOException {
    var read = new LinkedHashMap<Roster.Source, Roster>();
    for (Roster.Source source : sources) {
      read.put(source, read(source));
    }
    return read;
  }

  /** Reads one; where that fails it is written down why. */
  private Roster read(Roster.Source source) throws IOException {
    try {
      return reading.read(source);
    } catch (IOException e) {
      rosters.failed(source, why(e));
      throw e;
    }
  }

  /** For people who look after it. */
  static String why(IOException e) {
    return switch (e) {
      case RosterReading.NoRoster said -> PlatformWords.of(String.valueOf(said.getMessage()));
      case ServiceTokens.NoToken said -> PlatformWords.of(String.valueOf(said.getMessage()));
      default -> PlatformWords.of("it does not answer: " + e.getMessage());
    };
  }
}
