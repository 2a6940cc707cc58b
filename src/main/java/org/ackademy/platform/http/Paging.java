package org.ackademy.platform.http;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which part of a list a client wants: so many, from the one after a cursor. The answer's {@code
 * Link} header (RFC 8288) leads to the first part and to the next one, if there is one.
 *
 * @param filters the other parameters of the address, encoded, each with an ampersand before it;
 *     they hold for every part
 * @param after the cursor, as an earlier answer gave it
 * @param limit how many, 1 to {@link #LIMIT_MAX}
 */
public record Paging(String path, String filters, Optional<String> after, int limit) {
  public static final int LIMIT_MAX = 200;
  public static final int LIMIT_DEFAULT = 50;

  private static final Set<String> OWN = Set.of("after", "limit");
  private static final UUID FIRST = new UUID(0, 0);

  /**
   * Reads the parameters {@code after} and {@code limit}.
   *
   * @throws Refused where the limit is none
   */
  public static Paging of(UriInfo uri) {
    var parameters = uri.getQueryParameters();
    String limit = parameters.getFirst("limit");
    return new Paging(
        uri.getRequestUri().getRawPath(),
        filters(parameters),
        Optional.ofNullable(parameters.getFirst("after")),
        limit == null ? LIMIT_DEFAULT : limit(limit));
  }

  private static String filters(MultivaluedMap<String, String> parameters) {
    return parameters.entrySet().stream()
        .filter(parameter -> !OWN.contains(parameter.getKey()))
        .flatMap(
            parameter ->
                parameter.getValue().stream()
                    .map(value -> "&" + encoded(parameter.getKey()) + "=" + encoded(value)))
        .sorted()
        .collect(Collectors.joining());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static int limit(String text) {
    boolean number = text.matches("[1-9][0-9]{0,2}");
    if (!number || Integer.parseInt(text) > LIMIT_MAX) {
      throw fault("?limit", "range", "1", String.valueOf(LIMIT_MAX)).refused();
    }
    return Integer.parseInt(text);
  }

  /**
   * The cursor where lists are in the order of ids.
   *
   * @throws Refused where it is no id
   */
  public UUID afterId() {
    try {
      return after.map(UUID::fromString).orElse(FIRST);
    } catch (IllegalArgumentException e) {
      throw fault("?after", "value").refused();
    }
  }

  /**
   * The cursor where lists are in the order of numbers from 1.
   *
   * @throws Refused where it is no number
   */
  public long afterNumber() {
    try {
      return after.map(Long::parseLong).orElse(0L);
    } catch (NumberFormatException e) {
      throw fault("?after", "value").refused();
    }
  }

  /** How many to look for: one more than wanted tells whether there is a next part. */
  public int lookFor() {
    return limit + 1;
  }

  /**
   * The answer with a part of a list.
   *
   * @param found what was found when {@link #lookFor} were looked for
   * @param cursor what leads to those after one
   * @param view what a client sees of one
   */
  public <T> Response answer(
      List<T> found, Function<? super T, String> cursor, Function<? super T, ?> view) {
    List<T> shown = found.size() > limit ? found.subList(0, limit) : found;
    var response = Response.ok(new Listing(shown.stream().<Object>map(view).toList()));
    response.header("Link", link("first", Optional.empty()));
    if (found.size() > limit) {
      response.header("Link", link("next", Optional.of(cursor.apply(shown.getLast()))));
    }
    return response.build();
  }

  private String link(String relation, Optional<String> cursor) {
    String from = cursor.map(text -> "&after=" + encoded(text)).orElse("");
    return "<" + path + "?limit=" + limit + filters + from + ">; rel=\"" + relation + "\"";
  }

  private static Problem fault(String parameter, String code, String... values) {
    return Problem.ofFields(List.of(Problem.FieldFault.of(parameter, code, values)));
  }

  /** A part of a list, as a client sees it. */
  public record Listing(List<Object> items) {
    public Listing {
      items = List.copyOf(items);
    }
  }
}
