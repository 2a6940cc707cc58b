package org.ackademy.platform.security;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.platform.audit.Audit;
import org.ackademy.platform.audit.Subject;
import org.ackademy.platform.http.MergePatch;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.http.Tagged;
import org.jspecify.annotations.Nullable;

/** What somebody may do everywhere, for administrators, who cannot change their own. */
@Path("people/{account}")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
public class RoleResource {
  private final CallerOfRequest caller;
  private final Accounts accounts;
  private final Audit audit;

  @Inject
  public RoleResource(CallerOfRequest caller, Accounts accounts, Audit audit) {
    this.caller = caller;
    this.accounts = accounts;
    this.audit = audit;
  }

  @GET
  @Needs(Scope.ADMIN)
  public Response one(@PathParam("account") UUID id, @Context Request request) {
    requireAdministrator();
    return Tagged.json(request, PeopleResource.View.of(account(id)));
  }

  @PATCH
  @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
  @Needs(Scope.ADMIN)
  public Response change(
      @PathParam("account") UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      Change change) {
    Caller.Person by = requireAdministrator();
    Account before = accounts.toChange(id).orElseThrow(() -> Problem.notFound().refused());
    Tagged.requireSeen(ifMatch, PeopleResource.View.of(before));
    // Whoever could give up their own might leave nobody who runs the installation.
    if (by.id().equals(id) || !before.isPerson() || before.disabledAt().isPresent()) {
      throw Problem.of(409, "role-stays").refused();
    }
    if (before.role() != change.role()) {
      accounts.changeRole(id, change.role());
      audit.record(
          Optional.of(by.id()),
          "account.role-changed",
          Subject.of("account", id),
          Map.of("role", before.role()),
          Map.of("role", change.role()));
    }
    return Tagged.changed(PeopleResource.View.of(account(id)));
  }

  private Account account(UUID id) {
    return accounts.byId(id).orElseThrow(() -> Problem.notFound().refused());
  }

  private Caller.Person requireAdministrator() {
    Caller.Person person = caller.person();
    if (!person.isAdministrator()) {
      throw Problem.forbidden().refused();
    }
    return person;
  }

  /** What is to be changed. */
  public record Change(AccountRole role) {}
}
