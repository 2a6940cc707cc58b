package org.ackademy.platform.audit;

import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.ackademy.platform.http.Problem;

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
        text(uri, "action"),
        text(uri, "subject"),
        parsed(uri, "who", "value", UUID::fromString),
        parsed(uri, "since", "instant", Instant::parse),
        parsed(uri, "until", "instant", Instant::parse));
  }

  private static Optional<String> text(UriInfo uri, String name) {
    return Optional.ofNullable(uri.getQueryParameters().getFirst(name))
        .map(text -> text.replace("\0", "\uFFFD")); // PostgreSQL cannot even compare it
  }

  private static <T> Optional<T> parsed(
      UriInfo uri, String name, String code, Function<String, T> parser) {
    try {
      return text(uri, name).map(parser);
    } catch (IllegalArgumentException | DateTimeParseException e) {
      throw Problem.ofFields(List.of(Problem.FieldFault.of("?" + name, code))).refused();
    }
  }
}
