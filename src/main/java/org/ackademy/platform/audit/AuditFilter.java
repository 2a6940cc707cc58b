package org.ackademy.platform.audit;

import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.platform.http.Parameters;

/**
 * Which entries somebody wants to read; what is absent does not matter.
 *
 * @param action exactly this one
 * @param subject the id of what it was done to
 * @param who the account that did it
 * @param since from this moment on
 * @param until up to this moment and without it
 */
record AuditFilter(
    Optional<String> action,
    Optional<String> subject,
    Optional<UUID> who,
    Optional<Instant> since,
    Optional<Instant> until) {

  /**
   * Reads the parameters of a request.
   *
   * @throws org.ackademy.platform.http.Refused where one is malformed
   */
  static AuditFilter of(UriInfo uri) {
    return new AuditFilter(
        Parameters.text(uri, "action"),
        Parameters.text(uri, "subject"),
        Parameters.parsed(uri, "who", "value", UUID::fromString),
        Parameters.parsed(uri, "since", "instant", Instant::parse),
        Parameters.parsed(uri, "until", "instant", Instant::parse));
  }
}
