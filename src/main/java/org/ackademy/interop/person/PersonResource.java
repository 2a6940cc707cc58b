package org.ackademy.interop.person;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.security.Caller;
import org.ackademy.platform.security.CallerOfRequest;
import org.ackademy.platform.security.Needs;
import org.ackademy.platform.security.Scope;
import org.ackademy.quiz.Reader;

/** All that is kept of one person: handed out, and forgotten. */
@Path("people/{account}")
public class PersonResource {
  private final CallerOfRequest caller;
  private final PersonExport export;
  private final Persons persons;

  @Inject
  public PersonResource(CallerOfRequest caller, PersonExport export, Persons persons) {
    this.caller = caller;
    this.export = export;
    this.persons = persons;
  }

  /** Everything, for the person and for administrators. */
  @GET
  @Path("export")
  @Produces("application/zip")
  @Needs(Scope.AUDIT_READ)
  public Response everything(
      @PathParam("account") UUID account, @Context HttpServletRequest request) {
    Caller.Person person = caller.person();
    if (!person.isAdministrator() && !person.id().equals(account)) {
      throw Problem.notFound().refused();
    }
    byte[] zip =
        export
            .of(person, account, Reader.language(request))
            .orElseThrow(() -> Problem.notFound().refused());
    return Response.ok(zip)
        .header("Content-Disposition", "attachment; filename=\"ackademy-" + account + ".zip\"")
        .header("Cache-Control", "no-store")
        .build();
  }

  /** Forgets the person; statistics stay. */
  @POST
  @Path("erasure")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @Needs(Scope.ADMIN)
  public void erase(@PathParam("account") UUID account, Confirmed confirmed) {
    Caller.Person person = caller.person();
    if (!person.isAdministrator()) {
      throw Problem.forbidden().refused();
    }
    persons.erase(person, account, confirmed.username());
  }

  /** Whom it is about, in their own name, so that nobody is forgotten by mistake. */
  public record Confirmed(String username) {}
}
