package org.ackademy.platform.http;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.HexFormat;
import org.ackademy.platform.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Answers that say by an entity tag (RFC 9110 8.8.3) what state of a thing they show: the tag is a
 * digest of the answer, so it changes exactly when the answer does.
 */
public final class Tagged {
  private static final int TAG_OCTETS = 16;

  private Tagged() {}

  /** The body as JSON, or 304 where the client has it already. */
  public static Response json(Request request, Object body) {
    return of(request, Json.mapper().writeValueAsBytes(body), MediaType.APPLICATION_JSON_TYPE);
  }

  /** The body as it is, or 304 where the client has it already. */
  public static Response of(Request request, byte[] body, MediaType type) {
    var tag = new EntityTag(digest(body));
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    return unchanged == null
        ? Response.ok(body, type).tag(tag).build()
        : unchanged.tag(tag).build();
  }

  /** The answer to a change: what the thing is now, and its new tag. */
  public static Response changed(Object body) {
    byte[] bytes = Json.mapper().writeValueAsBytes(body);
    return Response.ok(bytes, MediaType.APPLICATION_JSON_TYPE)
        .tag(new EntityTag(digest(bytes)))
        .build();
  }

  /** The answer to a request that made something: what it is, its tag, and where it stands. */
  public static Response made(URI where, Object body) {
    byte[] bytes = Json.mapper().writeValueAsBytes(body);
    return Response.created(where)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(bytes)
        .tag(new EntityTag(digest(bytes)))
        .build();
  }

  /**
   * Goes on where the client has seen the state of the thing that it wants to change (RFC 9110
   * 13.1.1), so that nobody undoes what they did not know of.
   *
   * @param body what GET would answer now; to be called within the transaction that changes it, and
   *     after locking it
   * @throws Refused with 428 where there is no {@code If-Match}, with 412 where it does not match
   */
  public static void requireSeen(HttpHeaders headers, Object body) {
    requireSeen(headers.getHeaderString(HttpHeaders.IF_MATCH), body);
  }

  /** The same by the header's value. */
  public static void requireSeen(@Nullable String seen, Object body) {
    if (seen == null) {
      throw Problem.of(428, "if-match-missing").refused();
    }
    String now = "\"" + digest(Json.mapper().writeValueAsBytes(body)) + "\"";
    if (Arrays.stream(seen.split(",", -1))
        .map(String::strip)
        .noneMatch(tag -> tag.equals(now) || tag.equals("*"))) {
      throw Problem.of(412, "changed-meanwhile").refused();
    }
  }

  private static String digest(byte[] body) {
    return HexFormat.of().formatHex(Sha256.of(body), 0, TAG_OCTETS);
  }
}
