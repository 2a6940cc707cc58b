package org.ackademy.platform.security;

import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;

/** By which identities one may sign in to one's own account. */
@Path("identities")
@Produces(MediaType.APPLICATION_JSON)
public class IdentitiesResource {
  private final CallerOfRequest caller;
  private final Identities identities;

  @Inject
  public IdentitiesResource(CallerOfRequest caller, Identities identities) {
    this.caller = caller;
    this.identities = identities;
  }

  /** One's own; there are never many. */
  @GET
  @Needs(Scope.TOKEN_WRITE)
  public Views list() {
    return new Views(
        identities.of(caller.person().id()).stream()
            .limit(Identities.COUNT_MAX)
            .map(View::of)
            .toList());
  }

  /** Takes one away; the last way in stays. */
  @DELETE
  @Path("{id}")
  @Needs(Scope.TOKEN_WRITE)
  public void unlink(@PathParam("id") UUID id) {
    identities.unlink(caller.person().id(), id);
  }

  /** One's identities. */
  public record Views(List<View> items) {
    public Views {
      items = List.copyOf(items);
    }
  }

  /** One identity. */
  public record View(String id, String issuer, String linkedAt) {
    static View of(Identities.Identity identity) {
      return new View(identity.id().toString(), identity.issuer(), identity.linkedAt().toString());
    }
  }
}
