package org.ackademy.platform.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Why a request was not carried out, as a problem document (RFC 9457) tells it. Title and detail
 * are sentences of the bundle {@code problems}, found by the kind: {@code <kind>.title} and {@code
 * <kind>.detail}; so they exist in every language.
 *
 * @param kind its name, the last part of its type URI, as in {@code attempt-closed}; never changed
 * @param status the HTTP status, 400 to 599
 * @param values what the detail's placeholders stand for
 * @param faults the fields at fault, where it is about fields
 * @param retryAfter how long to wait before trying again, where that helps
 */
public record Problem(
    String kind,
    int status,
    List<String> values,
    List<FieldFault> faults,
    Optional<Duration> retryAfter) {
  private static final Pattern KIND = Pattern.compile("[a-z]+(-[a-z]+)*");
  private static final int STATUS_MIN = 400;
  private static final int STATUS_MAX = 599;

  public Problem {
    if (!KIND.matcher(kind).matches()) {
      throw new IllegalArgumentException("kind " + kind);
    }
    if (status < STATUS_MIN || status > STATUS_MAX) {
      throw new IllegalArgumentException("status " + status);
    }
    values = List.copyOf(values);
    faults = List.copyOf(faults);
  }

  /** A problem that says all with its kind. */
  public static Problem of(int status, String kind, String... values) {
    return new Problem(kind, status, List.of(values), List.of(), Optional.empty());
  }

  /** Fields of the body or parameters that are missing or not as they must be: status 422. */
  public static Problem ofFields(List<FieldFault> faults) {
    return new Problem("invalid-fields", 422, List.of(), faults, Optional.empty());
  }

  /** Too many requests of a kind: status 429. */
  public static Problem tooMany(String kind, Duration retryAfter) {
    return new Problem(kind, 429, List.of(), List.of(), Optional.of(retryAfter));
  }

  /** It cannot be done at the moment, through nobody's fault: status 503. */
  public static Problem unavailable(String kind, Duration retryAfter) {
    return new Problem(kind, 503, List.of(), List.of(), Optional.of(retryAfter));
  }

  /** There is no such thing, or none that the caller may know of: the two look the same. */
  public static Problem notFound() {
    return of(404, "not-found");
  }

  /** The caller may see the thing but not do this with it. */
  public static Problem forbidden() {
    return of(403, "forbidden");
  }

  /** To be thrown: a refusal ends the request, and with it the transaction. */
  public Refused refused() {
    return new Refused(this);
  }

  /**
   * A field at fault. Its sentence is {@code field.<code>} of the bundle {@code problems}.
   *
   * @param pointer where it is: a JSON pointer as a URI fragment, as in {@code #/scenario/calls/0},
   *     or the name of a parameter, as in {@code ?limit}
   * @param code what is wrong with it, as in {@code too-long}
   * @param values what the sentence's placeholders stand for
   */
  public record FieldFault(String pointer, String code, List<String> values) {
    public FieldFault {
      values = List.copyOf(values);
    }

    public static FieldFault of(String pointer, String code, String... values) {
      return new FieldFault(pointer, code, List.of(values));
    }
  }
}
