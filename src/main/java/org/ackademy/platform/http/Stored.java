package org.ackademy.platform.http;

import jakarta.ws.rs.core.Response;
import java.net.URI;

/** The answer to a request that made something: 201, also where it had been made before. */
public final class Stored {
  /** Says that nothing was made now, for it had been made by the same key before. */
  public static final String REPLAYED = "Idempotent-Replayed";

  private Stored() {}

  /**
   * The answer.
   *
   * @param location of what was made
   * @param view of it
   */
  public static Response response(Novelty novelty, URI location, Object view) {
    var response = Response.created(location).entity(view);
    return switch (novelty) {
      case NEW -> response.build();
      case REPEATED -> response.header(REPLAYED, "true").build();
    };
  }
}
