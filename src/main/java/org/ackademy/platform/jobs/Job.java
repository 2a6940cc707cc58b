package org.ackademy.platform.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/**
 * What a feature has done apart from any request. Every bean of this type is found when the
 * application starts.
 *
 * <p>A job may be run a second time: where its server was killed after it was done and before that
 * was noted. So it finds out by itself what is left to do. It runs with no transaction open, and
 * ends soon after it is interrupted.
 */
public interface Job {
  // Not sealed: the container's stand-ins for beans implement it too.

  /** Done for each thing that {@link Jobs#schedule} was asked for. */
  interface OneTime<T> extends Job {
    JobKind<T> kind();

    /**
     * Does it.
     *
     * @throws Exception to be tried again later, as long as {@link #patience} lasts, and then to be
     *     left for an administrator
     */
    Outcome run(T particulars) throws Exception;

    /** How long it is tried again where it fails. */
    default Patience patience() {
      return Patience.AN_HOUR;
    }

    /**
     * Whom or what jobs of this kind are about, in a few words for administrators; never anything
     * secret.
     *
     * @param instances at most as many as a part of a list has
     * @return by instance, as far as it can be told
     */
    default Map<String, String> about(Collection<String> instances) {
      return Map.of();
    }
  }

  /** Done again and again, by one server of the cluster at a time. */
  interface Recurring extends Job {
    /** As in {@code token-cleaning}; never changed. */
    String name();

    /** From the end of one run to the beginning of the next. */
    Duration pause();

    /**
     * Does it.
     *
     * @throws Exception where it could not be done this time
     */
    void run() throws Exception;
  }

  /** What becomes of a job that was run. */
  sealed interface Outcome {
    /** Nothing is left to do. */
    record Done() implements Outcome {}

    /** It is not done, for a reason that is none of its own; to be run again then. */
    record Again(Instant at) implements Outcome {}
  }
}
