package org.ackademy.lms;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ackademy.lms.PlatformBook.Reply;
import tools.jackson.databind.JsonNode;

/**
 * The column of the gradebook there into which a link's scores go: the one that a launch named,
 * else one that is found, else one that is made. Of several jobs one looks.
 */
@ApplicationScoped
class LineItems {
  /** What is ours says so. */
  static final String TAG = "ackademy";

  /** Longer than looking and making may take. */
  static final Duration SOUGHT = Duration.ofMinutes(4);

  /** From one look whether another job has found it to the next. */
  static final Duration LOOK_AGAIN = Duration.ofSeconds(3);

  private final LineItemSearch search;
  private final PlatformBook service;
  private final Clock clock;

  @Inject
  LineItems(LineItemSearch search, PlatformBook service, Clock clock) {
    this.search = search;
    this.service = service;
    this.clock = clock;
  }

  /** What came of looking. */
  sealed interface Found {
    record At(String url) implements Found {}

    /** Another job is looking for it. */
    record Soon() implements Found {}

    /** To be tried again. */
    record Not(Score.Reason reason, String why, Optional<Duration> after) implements Found {}

    /** There is none to be had. */
    record Never(String why) implements Found {}
  }

  Found of(Registration registration, Score.Target target, BigDecimal maximum) {
    if (target.lineItem().isPresent()) {
      return new Found.At(target.lineItem().get());
    }
    Optional<String> scope = reading(target);
    if (target.lineItems().isEmpty() || scope.isEmpty()) {
      return new Found.Never("");
    }
    Instant now = clock.instant();
    return switch (search.begin(target.link(), now, now.plus(SOUGHT))) {
      case LineItemSearch.Begun.Found found -> new Found.At(found.url());
      case LineItemSearch.Begun.Others others -> new Found.Soon();
      case LineItemSearch.Begun.Mine mine -> {
        Optional<String> url = Optional.empty();
        try {
          Found found = sought(registration, target, scope.get(), maximum);
          if (found instanceof Found.At at) {
            url = Optional.of(at.url());
          }
          yield found;
        } finally {
          search.end(target.link(), url);
        }
      }
    };
  }

  /**
   * Whether a column is really gone that the platform said it does not have: it may have meant
   * something else. Then it is looked for again the next time.
   */
  boolean isGone(Registration registration, Score.Target target, String lineItem) {
    boolean isThere =
        reading(target)
            .map(scope -> service.item(registration, scope, lineItem))
            .filter(Reply.Taken.class::isInstance)
            .isPresent();
    if (!isThere) {
      search.lost(target.link(), lineItem);
    }
    return !isThere;
  }

  /** What lets us read columns there. */
  private static Optional<String> reading(Score.Target target) {
    return List.of(PlatformBook.ITEM_SCOPE, PlatformBook.ITEM_READ_SCOPE).stream()
        .filter(target::allows)
        .findFirst();
  }

  private Found sought(
      Registration registration, Score.Target target, String scope, BigDecimal maximum) {
    String items = target.lineItems().orElseThrow();
    return switch (service.items(registration, scope, items, target.linkThere())) {
      case Reply.Taken taken ->
          ours(taken.body(), target)
              .<Found>map(Found.At::new)
              .orElseGet(() -> made(registration, target, items, maximum));
      case Reply.Later later -> new Found.Not(later.reason(), later.why(), later.after());
      case Reply.Gone gone -> new Found.Not(Score.Reason.TROUBLE, gone.why(), Optional.empty());
      case Reply.Refused refused -> new Found.Never(refused.why());
    };
  }

  /**
   * Of a link's several columns ours goes first, else the only one. Some platforms answer with
   * those of all links, and do not say whose they are: then only what is of this assignment is
   * ours.
   */
  private static Optional<String> ours(JsonNode items, Score.Target target) {
    String assignment = target.assignment().toString();
    List<JsonNode> ofLink =
        items
            .valueStream()
            .filter(item -> item.path("resourceLinkId").asString("").equals(target.linkThere()))
            .toList();
    return ofLink.stream()
        .filter(item -> item.path("resourceId").asString("").equals(assignment))
        .findFirst()
        .or(() -> ofLink.stream().filter(item -> isTagged(item)).findFirst())
        .or(() -> ofLink.size() == 1 ? Optional.of(ofLink.getFirst()) : Optional.empty())
        .or(
            () ->
                items
                    .valueStream()
                    .filter(item -> item.path("resourceLinkId").asString("").isEmpty())
                    .filter(item -> item.path("resourceId").asString("").equals(assignment))
                    .findFirst())
        .map(item -> item.path("id").asString(""))
        .filter(LineItems::isAddress);
  }

  private static boolean isTagged(JsonNode item) {
    return item.path("tag").asString("").equals(TAG);
  }

  private static boolean isAddress(String id) {
    return !id.isEmpty() && id.length() <= RegistrationsResource.URL_LENGTH_MAX;
  }

  private Found made(
      Registration registration, Score.Target target, String items, BigDecimal maximum) {
    if (!target.allows(PlatformBook.ITEM_SCOPE)) {
      return new Found.Never("");
    }
    var item =
        new PlatformBook.Item(
            search.title(target.assignment()),
            maximum,
            target.assignment().toString(),
            TAG,
            target.linkThere());
    return switch (service.make(registration, items, item)) {
      case Reply.Taken taken -> {
        String url = taken.body().path("id").asString("");
        yield isAddress(url)
            ? new Found.At(url)
            : new Found.Not(Score.Reason.TROUBLE, "no id of the new column", Optional.empty());
      }
      case Reply.Later later -> new Found.Not(later.reason(), later.why(), later.after());
      case Reply.Gone gone -> new Found.Not(Score.Reason.TROUBLE, gone.why(), Optional.empty());
      case Reply.Refused refused -> new Found.Never(refused.why());
    };
  }
}
