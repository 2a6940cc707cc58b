package org.ackademy.platform.security;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.ackademy.platform.http.Fields;
import org.ackademy.platform.http.Paging;
import org.ackademy.platform.http.Problem;

/** Everybody who has an account, for administrators. */
@Path("people")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
public class PeopleResource {
  static final int NAME_LENGTH_MAX = 200;

  private final CallerOfRequest caller;
  private final Accounts accounts;

  @Inject
  public PeopleResource(CallerOfRequest caller, Accounts accounts) {
    this.caller = caller;
    this.accounts = accounts;
  }

  @GET
  @Needs(Scope.ADMIN)
  public Response list(@QueryParam("name") @DefaultValue("") String name, @Context UriInfo uri) {
    if (!caller.person().isAdministrator()) {
      throw Problem.forbidden().refused();
    }
    var fields = new Fields();
    String text = fields.text("?name", name, 0, NAME_LENGTH_MAX);
    fields.requireNoFault();
    Paging paging = Paging.of(uri);
    return paging.answer(
        accounts.named(text, paging.afterId(), paging.lookFor()),
        account -> account.id().toString(),
        View::of);
  }

  /**
   * Somebody who has an account.
   *
   * @param origin how the account came
   * @param disabledAt since when it lets nobody in
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record View(
      String id,
      String username,
      String displayName,
      Optional<String> email,
      AccountRole role,
      Account.Origin origin,
      String createdAt,
      Optional<String> disabledAt) {
    static View of(Account account) {
      return new View(
          account.id().toString(),
          account.username(),
          account.displayName(),
          account.email(),
          account.role(),
          account.origin(),
          account.createdAt().toString(),
          account.disabledAt().map(Object::toString));
    }
  }
}
