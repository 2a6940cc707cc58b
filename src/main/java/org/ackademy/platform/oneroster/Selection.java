package org.ackademy.platform.oneroster;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ackademy.platform.http.Api;
import org.ackademy.platform.http.Parameters;
import org.ackademy.platform.http.Problem;

/**
 * Which part of a list is wanted, and of each object what: the standard's parameters {@code limit},
 * {@code offset}, {@code sort}, {@code orderBy}, {@code filter} and {@code fields}. The answer says
 * how many there are ({@code X-Total-Count}) and leads to other parts ({@code Link}).
 */
public final class Selection {
  /** Objects in an answer where nothing is said, as the standard has it. */
  static final int LIMIT_DEFAULT = 100;

  /** The most objects in an answer; who asks for more gets so many, and a link to the next. */
  static final int LIMIT_MAX = 10_000;

  private final Kind kind;
  private final UriInfo uri;
  private final String root;
  private final int limit;
  private final int offset;
  private final Optional<Comparator<Entry>> order;
  private final Optional<Filter> filter;
  private final Set<String> fields;

  private Selection(Kind kind, UriInfo uri, String root) {
    this.kind = kind;
    this.uri = uri;
    this.root = root;
    this.limit = Math.min(number(uri, "limit", 1).orElse(LIMIT_DEFAULT), LIMIT_MAX);
    this.offset = number(uri, "offset", 0).orElse(0);
    this.fields = fields(kind, uri);
    this.filter = Parameters.text(uri, "filter").map(text -> Filter.of(text, kind));
    this.order = order(kind, uri);
  }

  /**
   * Reads the parameters.
   *
   * @throws org.ackademy.platform.http.Refused where one is not as it must be
   */
  static Selection of(Kind kind, UriInfo uri, String root) {
    return new Selection(kind, uri, root);
  }

  private static Optional<Integer> number(UriInfo uri, String name, int least) {
    return Parameters.text(uri, name)
        .map(
            text -> {
              if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < least) {
                throw refused(name);
              }
              return Integer.parseInt(text);
            });
  }

  private static RuntimeException refused(String parameter) {
    return Problem.of(400, "invalid-selection", parameter).refused();
  }

  private static Set<String> fields(Kind kind, UriInfo uri) {
    return uri.getQueryParameters().getOrDefault("fields", List.of()).stream()
        .flatMap(list -> Arrays.stream(list.split(",", -1)))
        .map(name -> kind.member(name.strip()).orElseThrow(() -> refused("fields")))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** By a member that there is; else the list is in its own order, as the standard wants it. */
  private static Optional<Comparator<Entry>> order(Kind kind, UriInfo uri) {
    Comparator<Object> rising =
        switch (Parameters.text(uri, "orderBy").orElse("asc").toLowerCase(Locale.ROOT)) {
          case "asc" -> Selection::compare;
          case "desc" -> Collections.reverseOrder(Selection::compare);
          default -> throw refused("orderBy");
        };
    return Parameters.text(uri, "sort")
        .flatMap(kind::path)
        .map(
            path ->
                Comparator.comparing(
                    entry -> entry.values(path),
                    (one, other) ->
                        one.isEmpty() || other.isEmpty()
                            // Whoever has none comes last, in either order.
                            ? Boolean.compare(one.isEmpty(), other.isEmpty())
                            : rising.compare(one.getFirst(), other.getFirst())));
  }

  private static int compare(Object one, Object other) {
    return switch (one) {
      case BigDecimal number when other instanceof BigDecimal to -> number.compareTo(to);
      case Instant at when other instanceof Instant to -> at.compareTo(to);
      case LocalDate day when other instanceof LocalDate to -> day.compareTo(to);
      default -> one.toString().compareTo(other.toString());
    };
  }

  /** Whether the part that is wanted depends on nothing but the list's own order. */
  public boolean isPlain() {
    return order.isEmpty() && filter.isEmpty();
  }

  /** The first of the list that is wanted, from 0. */
  public int offset() {
    return offset;
  }

  /** The first that is not wanted any more. */
  public int end() {
    return offset + limit;
  }

  /** The answer with a part of all objects, which are given in the list's own order. */
  public Response answer(List<Entry> all) {
    List<Entry> wanted = new ArrayList<>(all);
    filter.ifPresent(chosen -> wanted.removeIf(entry -> !chosen.takes(entry)));
    order.ifPresent(wanted::sort);
    int from = Math.min(offset, wanted.size());
    return part(wanted.subList(from, Math.min(end(), wanted.size())), wanted.size());
  }

  /**
   * The answer with the part that is wanted.
   *
   * @param total how many there are in all
   */
  public Response part(List<Entry> part, int total) {
    var links = new ArrayList<String>();
    if (end() < total) {
      links.add(link("next", end()));
    }
    links.add(link("last", total == 0 ? 0 : (total - 1) / limit * limit));
    links.add(link("first", 0));
    if (offset > 0) {
      links.add(link("prev", Math.max(0, offset - limit)));
    }
    return Response.ok(Map.of(kind.many(), part.stream().map(entry -> entry.only(fields)).toList()))
        .header("X-Total-Count", total)
        // In one header: many readers of this standard look at the first alone.
        .header("Link", String.join(", ", links))
        .build();
  }

  /**
   * The answer with one object.
   *
   * @throws org.ackademy.platform.http.Refused where it is not among these
   */
  public Response single(List<Entry> all, UUID sourcedId) {
    Entry found =
        all.stream()
            .filter(entry -> entry.says("sourcedId", sourcedId.toString()))
            .findFirst()
            .orElseThrow(() -> Problem.notFound().refused());
    return Response.ok(Map.of(kind.one(), found.only(fields))).build();
  }

  private String link(String relation, int from) {
    String query =
        uri.getRequestUriBuilder()
            .replaceQueryParam("limit", limit)
            .replaceQueryParam("offset", from)
            .build()
            .getRawQuery();
    String path = uri.getRequestUri().getRawPath().substring(Api.ROOT.length() + 1);
    return "<" + root + path + "?" + query + ">; rel=\"" + relation + "\"";
  }
}
