package org.ackademy.lms;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.ackademy.platform.Remembered;
import org.ackademy.platform.Settings;
import org.ackademy.platform.jose.PublicKeys;
import org.ackademy.platform.jose.SignedTokens;
import org.ackademy.platform.jose.TokenRefused;
import org.ackademy.platform.outward.Outward;
import org.ackademy.platform.outward.Reach;
import org.jspecify.annotations.Nullable;

/** Tokens that learning management systems signed. */
@ApplicationScoped
class PlatformTokens {
  /** Key addresses whose keys are remembered. */
  private static final int SYSTEMS_MAX = 1_000;

  private final Remembered<URI, SignedTokens> known = new Remembered<>(SYSTEMS_MAX);
  private final Reach reach;
  private final Clock clock;

  @Inject
  PlatformTokens(Settings settings, Clock clock) {
    this.reach = settings.ltiReach();
    this.clock = clock;
  }

  /**
   * What a token says, if it is to be believed.
   *
   * @throws TokenRefused where it is not
   * @throws IOException where the system's keys cannot be read
   */
  JWTClaimsSet read(Registration registration, String token, String nonce)
      throws TokenRefused, IOException {
    Registration.Terms terms = registration.terms();
    SignedTokens tokens =
        known.of(
            terms.keys(),
            () ->
                new SignedTokens(
                    new PublicKeys(new Lasting(terms.keys(), reach, clock), clock),
                    clock,
                    SignedTokens.Profile.LTI));
    return tokens.read(token, new SignedTokens.Expected(terms.issuer(), terms.clientId(), nonce));
  }

  /**
   * Reads a system's keys; where that fails, the last good ones go on for a day, and it is not
   * asked again at once.
   */
  static final class Lasting implements PublicKeys.Source {
    /** So long keys are good without being read again. */
    static final Duration GOOD = Duration.ofDays(1);

    /** After a failure it is left alone so long. */
    static final Duration LEFT_ALONE = Duration.ofSeconds(30);

    private static final int OK = 200;

    private final Sender sender;
    private final Clock clock;
    private @Nullable String last;
    private Instant readAt = Instant.EPOCH;
    private Instant failedAt = Instant.EPOCH;

    /** How they are had. */
    @FunctionalInterface
    interface Sender {
      Outward.Answer send() throws IOException;
    }

    private Lasting(URI keys, Reach reach, Clock clock) {
      this(
          () ->
              Outward.exchange(
                  reach, Outward.Request.get(keys, Map.of("Accept", "application/json"))),
          clock);
    }

    Lasting(Sender sender, Clock clock) {
      this.sender = sender;
      this.clock = clock;
    }

    @Override
    public synchronized String read() throws IOException {
      Instant now = clock.instant();
      boolean isLeftAlone = now.isBefore(failedAt.plus(LEFT_ALONE));
      try {
        if (isLeftAlone) {
          throw new IOException("its keys could not be read a moment ago");
        }
        Outward.Answer answer = sender.send();
        if (answer.status() != OK) {
          throw new IOException("its keys: answered " + answer.status());
        }
        last = answer.body();
        readAt = now;
        return answer.body();
      } catch (IOException e) {
        failedAt = isLeftAlone ? failedAt : now;
        String kept = last;
        if (kept != null && now.isBefore(readAt.plus(GOOD))) {
          return kept;
        }
        throw e;
      }
    }
  }
}
