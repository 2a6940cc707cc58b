package org.ackademy.lms.mock;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Queries and forms. */
public final class Forms {
  private Forms() {}

  /** The fields of a query or a form; none where there is none. */
  public static Map<String, String> read(@Nullable String text) {
    var fields = new LinkedHashMap<String, String>();
    if (text == null || text.isEmpty()) {
      return fields;
    }
    for (String field : text.split("&", -1)) {
      String[] parts = field.split("=", 2);
      fields.put(decoded(parts[0]), parts.length > 1 ? decoded(parts[1]) : "");
    }
    return fields;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
