package org.ackademy.platform.http;

import jakarta.ws.rs.core.UriInfo;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the parameters by which lists are filtered. */
public final class Parameters {
  private Parameters() {}

  /** A parameter as it is, without what the database could not even compare. */
  public static Optional<String> text(UriInfo uri, String name) {
    return Optional.ofNullable(uri.getQueryParameters().getFirst(name))
        .map(text -> text.replace("\0", "\uFFFD"));
  }

  /**
   * A parameter that a parser reads, one that throws IllegalArgumentException or
   * DateTimeParseException.
   *
   * @param code of the fault where it cannot
   * @throws Refused where it is malformed
   */
  public static <T> Optional<T> parsed(
      UriInfo uri, String name, String code, Function<String, T> parser) {
    try {
      return text(uri, name).map(parser);
    } catch (IllegalArgumentException | DateTimeParseException e) {
      throw Problem.ofFields(List.of(new Problem.FieldFault("?" + name, code, List.of())))
          .refused();
    }
  }
}
