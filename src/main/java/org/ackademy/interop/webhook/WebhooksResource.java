package org.ackademy.interop.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.platform.Settings;
import org.ackademy.platform.http.Creations;
import org.ackademy.platform.http.Fields;
import org.ackademy.platform.http.IdempotencyKey;
import org.ackademy.platform.http.Paging;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.http.Tagged;
import org.ackademy.platform.security.CallerOfRequest;
import org.ackademy.platform.security.Needs;
import org.ackademy.platform.security.Scope;
import org.jspecify.annotations.Nullable;

/** The webhooks of a course, and what became of their messages; for those who teach. */
@Path("courses/{course}/webhooks")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class WebhooksResource {
  static final int URL_LENGTH_MAX = 2_000;

  private final CallerOfRequest caller;
  private final Webhooks webhooks;
  private final Settings settings;

  @Inject
  public WebhooksResource(CallerOfRequest caller, Webhooks webhooks, Settings settings) {
    this.caller = caller;
    this.webhooks = webhooks;
    this.settings = settings;
  }

  /** All of them; there are at most {@link Webhooks#WEBHOOKS_MAX}. */
  @GET
  @Needs(Scope.WEBHOOK_WRITE)
  public Paging.Listing list(@PathParam("course") UUID course) {
    return new Paging.Listing(
        webhooks.list(caller.person(), course).stream().<Object>map(View::of).toList());
  }

  @POST
  @Needs(Scope.WEBHOOK_WRITE)
  public Response make(
      @PathParam("course") UUID course,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      Wanted wanted) {
    Webhooks.Wish wish = wanted.checked(settings);
    IdempotencyKey once = IdempotencyKey.required(key);
    Webhooks.Made made =
        Creations.retried(() -> webhooks.make(caller.person(), course, wish, once));
    return Response.created(URI.create("courses/" + course + "/webhooks/" + made.webhook().id()))
        .entity(MadeView.of(made))
        .build();
  }

  @GET
  @Path("{webhook}")
  @Needs(Scope.WEBHOOK_WRITE)
  public Response one(
      @PathParam("course") UUID course, @PathParam("webhook") UUID id, @Context Request request) {
    return Tagged.json(request, View.of(webhooks.one(caller.person(), course, id)));
  }

  @PUT
  @Path("{webhook}")
  @Needs(Scope.WEBHOOK_WRITE)
  public Response change(
      @PathParam("course") UUID course,
      @PathParam("webhook") UUID id,
      @Context HttpHeaders seen,
      Wanted wanted) {
    return Tagged.changed(
        View.of(
            webhooks.change(
                caller.person(), course, id, wanted.checked(settings), seen, View::of)));
  }

  @DELETE
  @Path("{webhook}")
  @Needs(Scope.WEBHOOK_WRITE)
  public void remove(
      @PathParam("course") UUID course, @PathParam("webhook") UUID id, @Context HttpHeaders seen) {
    webhooks.remove(caller.person(), course, id, seen, View::of);
  }

  /** Makes a new key; messages are signed with both for a day. */
  @POST
  @Path("{webhook}/key")
  @Needs(Scope.WEBHOOK_WRITE)
  public Response changeKey(@PathParam("course") UUID course, @PathParam("webhook") UUID id) {
    return Response.ok(MadeView.of(webhooks.changeKey(caller.person(), course, id))).build();
  }

  @GET
  @Path("{webhook}/messages")
  @Needs(Scope.WEBHOOK_WRITE)
  public Response messages(
      @PathParam("course") UUID course,
      @PathParam("webhook") UUID id,
      @QueryParam("state") @Nullable String state,
      @Context UriInfo uri) {
    Paging paging = Paging.of(uri);
    return paging.answer(
        webhooks.messages(
            caller.person(), course, id, state(state), paging.afterId(), paging.lookFor()),
        message -> message.id().toString(),
        MessageView::of);
  }

  private static Optional<Message.State> state(@Nullable String state) {
    return switch (state) {
      case null -> Optional.empty();
      case "waiting" -> Optional.of(Message.State.WAITING);
      case "delivered" -> Optional.of(Message.State.DELIVERED);
      case "dead" -> Optional.of(Message.State.DEAD);
      default ->
          throw Problem.ofFields(List.of(Problem.FieldFault.of("?state", "value"))).refused();
    };
  }

  /** Has a message sent again, whatever became of it. */
  @POST
  @Path("{webhook}/messages/{message}/again")
  @Needs(Scope.WEBHOOK_WRITE)
  public Response again(
      @PathParam("course") UUID course,
      @PathParam("webhook") UUID id,
      @PathParam("message") UUID message) {
    return Response.accepted(MessageView.of(webhooks.again(caller.person(), course, id, message)))
        .build();
  }

  /** The webhook that is wanted. */
  public record Wanted(String url, List<String> events, Optional<Webhook.State> state) {
    public Wanted {
      events = List.copyOf(events);
    }

    Webhooks.Wish checked(Settings settings) {
      var fields = new Fields();
      String text = fields.text("#/url", url, 1, URL_LENGTH_MAX);
      Optional<URI> uri = uri(text).filter(settings.webhookReach()::allows);
      fields.check("#/url", "receiver", uri.isPresent());
      var wanted = EnumSet.noneOf(WebhookEvent.class);
      for (int i = 0; i < events.size(); i++) {
        Optional<WebhookEvent> event = WebhookEvent.tagged(events.get(i));
        fields.check("#/events/" + i, "value", event.isPresent());
        event.ifPresent(wanted::add);
      }
      fields.check("#/events", "missing", !events.isEmpty());
      Webhook.State wish = state.orElse(Webhook.State.ACTIVE);
      fields.check("#/state", "value", wish != Webhook.State.GONE);
      fields.requireNoFault();
      return new Webhooks.Wish(uri.orElseThrow(), wanted, wish);
    }

    private static Optional<URI> uri(String text) {
      try {
        return Optional.of(new URI(text)).filter(URI::isAbsolute);
      } catch (URISyntaxException e) {
        return Optional.empty();
      }
    }
  }

  /** A webhook. */
  public record View(
      String id, String url, List<String> events, Webhook.State state, String madeAt) {
    public View {
      events = List.copyOf(events);
    }

    static View of(Webhook webhook) {
      return new View(
          webhook.id().toString(),
          webhook.url().toString(),
          webhook.events().stream().sorted().map(WebhookEvent::tag).toList(),
          webhook.state(),
          webhook.madeAt().toString());
    }
  }

  /**
   * A webhook that was made, or got a new key.
   *
   * @param secret its key; in this answer and never again
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record MadeView(View webhook, Optional<String> secret) {
    static MadeView of(Webhooks.Made made) {
      return new MadeView(View.of(made.webhook()), made.key().map(SigningKey::reveal));
    }

    @Override
    public String toString() {
      return "MadeView[hidden]";
    }
  }

  /** A message. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record MessageView(
      String id,
      String event,
      @JsonRawValue String body,
      String madeAt,
      Message.State state,
      int tries,
      Optional<String> triedAt,
      Optional<String> answer) {
    static MessageView of(Message message) {
      return new MessageView(
          message.id().toString(),
          message.event(),
          message.body(),
          message.madeAt().toString(),
          message.state(),
          message.tries(),
          message.triedAt().map(Object::toString),
          message.answer());
    }
  }
}
