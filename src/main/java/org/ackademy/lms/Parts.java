package org.ackademy.lms;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ackademy.platform.outward.Outward;

/**
 * The parts of a list that a learning management system hands out, joined by {@code Link} (RFC
 * 8288); as some write it, too: escaped for HTML, with the quotes of typographers.
 */
final class Parts {
  /** Parts of a list that are followed. */
  static final int COUNT_MAX = 1_000;

  /** {@code <address>; rel="next"}, with other parameters before it perhaps. */
  private static final Pattern NEXT =
      Pattern.compile(
          "<([^<>]+)>(?:\\s*;(?![^;,]*\\brel\\s*=)[^;,]*)*\\s*;\\s*rel\\s*=[^a-zA-Z,;]*next\\b",
          Pattern.CASE_INSENSITIVE);

  private Parts() {}

  /**
   * The address of the next part.
   *
   * @param asked the address of this one
   * @return nothing where this is the last
   * @throws IOException where it lies elsewhere: the token is shown to nobody else, and the list is
   *     not whole
   */
  static Optional<URI> next(URI asked, Outward.Answer answer) throws IOException {
    String link =
        answer
            .headers()
            .getOrDefault("link", "")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&amp;", "&");
    Matcher found = NEXT.matcher(link);
    if (!found.find()) {
      return Optional.empty();
    }
    URI next;
    try {
      next = asked.resolve(found.group(1).strip());
    } catch (IllegalArgumentException e) {
      throw new IOException("the next part has no address", e);
    }
    if (!Registration.origin(next).equalsIgnoreCase(Registration.origin(asked))) {
      throw new IOException("the next part lies elsewhere");
    }
    return Optional.of(next);
  }

  /** An address with another parameter, whether it has some or none. */
  static URI with(URI address, String name, String value) {
    String text = address.toString();
    return URI.create(
        text
            + (address.getRawQuery() == null ? '?' : '&')
            + name
            + "="
            + java.net.URLEncoder.encode(value, StandardCharsets.UTF_8));
  }

  /** The address of something below another, whose query goes on. */
  static URI below(URI address, String what) {
    String text = address.toString();
    int query = text.indexOf('?');
    String path = query < 0 ? text : text.substring(0, query);
    return URI.create(
        (path.endsWith("/") ? path : path + "/") + what + (query < 0 ? "" : text.substring(query)));
  }
}
