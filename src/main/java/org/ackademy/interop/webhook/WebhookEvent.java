package org.ackademy.interop.webhook;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What webhooks can be told of. */
enum WebhookEvent {
  ATTEMPT_SUBMITTED("attempt.submitted"),
  ATTEMPT_GRADED("attempt.graded"),
  GRADE_CHANGED("grade.changed"),
  QUIZ_PUBLISHED("quiz.published"),
  ROSTER_CHANGED("roster.changed");

  private final String tag;

  WebhookEvent(String tag) {
    this.tag = tag;
  }

  /** Its name outside. */
  String tag() {
    return tag;
  }

  static Optional<WebhookEvent> tagged(String tag) {
    return Arrays.stream(values()).filter(event -> event.tag.equals(tag)).findFirst();
  }

  /** As one text with blanks between. */
  static String join(Set<WebhookEvent> events) {
    return events.stream().sorted().map(WebhookEvent::tag).collect(Collectors.joining(" "));
  }

  /** What {@link #join} made. */
  static Set<WebhookEvent> split(String joined) {
    var events = EnumSet.noneOf(WebhookEvent.class);
    for (String tag : joined.split(" ", -1)) {
      tagged(tag).ifPresent(events::add);
    }
    return events;
  }
}
