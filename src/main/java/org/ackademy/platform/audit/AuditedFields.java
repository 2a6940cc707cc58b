package org.ackademy.platform.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.ackademy.platform.http.Json;
import org.jspecify.annotations.Nullable;

/** The fields of an entry as JSON, once it is sure that none of them is a secret. */
final class AuditedFields {
  /** Characters of all fields together; a change that needs more is told in fewer words. */
  static final int LENGTH_MAX = 20_000;

  private static final Pattern SECRET_NAME =
      Pattern.compile("(?i).*(password|secret|token|digest|cookie).*");
  private static final Pattern SECRET_TEXT =
      Pattern.compile("(?s).*(ack_[a-z]+_[A-Za-z0-9_-]{20}|\\$argon2).*");

  private AuditedFields() {}

  /** The fields by name as an object; null where there are none. */
  static @Nullable String json(Map<String, ?> fields) {
    if (fields.isEmpty()) {
      return null;
    }
    String json = Json.mapper().writeValueAsString(plain("", fields));
    if (json.length() > LENGTH_MAX) {
      throw new IllegalArgumentException("audited fields of " + json.length() + " characters");
    }
    return json;
  }

  private static @Nullable Object plain(String name, @Nullable Object value) {
    if (SECRET_NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("the audit log keeps no field " + name);
    }
    return switch (value) {
      case null -> null;
      case Number number -> number;
      case Boolean truth -> truth;
      case Instant instant -> instant.toString();
      case Duration duration -> duration.toString();
      case UUID id -> id.toString();
      case Enum<?> constant -> constant.name();
      case Optional<?> maybe -> plain(name, maybe.orElse(null));
      case CharSequence text -> harmless(name, text.toString());
      case Collection<?> list -> list.stream().map(item -> plain(name, item)).toList();
      case Map<?, ?> map -> {
        var inner = new TreeMap<String, @Nullable Object>();
        map.forEach((key, of) -> inner.put(key.toString(), plain(key.toString(), of)));
        yield inner;
      }
      default -> throw new IllegalArgumentException(name + " is a " + value.getClass());
    };
  }

  private static String harmless(String name, String text) {
    if (SECRET_TEXT.matcher(text).matches()) {
      throw new IllegalArgumentException("field " + name + " looks like a secret");
    }
    return text.replace("\0", "\uFFFD"); // PostgreSQL keeps every other character
  }
}
