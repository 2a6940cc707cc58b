package org.ackademy.interop.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.ackademy.platform.http.Paging;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.security.CallerOfRequest;
import org.ackademy.platform.security.Needs;
import org.ackademy.platform.security.Scope;

/** How the webhooks of all courses do, for administrators. */
@Path("webhooks")
@Produces(MediaType.APPLICATION_JSON)
public class AllWebhooksResource {
  private final CallerOfRequest caller;
  private final WebhookHealth health;

  @Inject
  public AllWebhooksResource(CallerOfRequest caller, WebhookHealth health) {
    this.caller = caller;
    this.health = health;
  }

  @GET
  @Needs(Scope.ADMIN)
  public Response list(@Context UriInfo uri) {
    if (!caller.person().isAdministrator()) {
      throw Problem.forbidden().refused();
    }
    Paging paging = Paging.of(uri);
    return paging.answer(
        health.after(paging.afterId(), paging.lookFor()), one -> one.id().toString(), View::of);
  }

  /**
   * A webhook.
   *
   * @param waiting how many messages are still to be delivered
   * @param dead how many were given up
   * @param lastAnswer what came of the last try
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record View(
      String id,
      String course,
      String url,
      Webhook.State state,
      long waiting,
      long dead,
      Optional<String> lastDeliveredAt,
      Optional<String> lastAnswer) {
    static View of(WebhookHealth.Health one) {
      return new View(
          one.id().toString(),
          one.course().toString(),
          one.url(),
          one.state(),
          one.waiting(),
          one.dead(),
          one.lastDeliveredAt().map(Object::toString),
          one.lastAnswer());
    }
  }
}
