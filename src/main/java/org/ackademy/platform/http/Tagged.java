package org.ackademy.platform.http;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

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

  private static String digest(byte[] body) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
      return HexFormat.of().formatHex(Arrays.copyOf(digest, TAG_OCTETS));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
