package org.ackademy.platform.security;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.ackademy.platform.audit.AuditTrail;
import org.ackademy.platform.http.Problem;

/** The audit log of the whole installation, for administrators. */
@Path("audit")
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {
  private final CallerOfRequest caller;
  private final AuditTrail trail;

  @Inject
  public AuditResource(CallerOfRequest caller, AuditTrail trail) {
    this.caller = caller;
    this.trail = trail;
  }

  @GET
  @Needs(Scope.AUDIT_READ)
  public Response list(@Context UriInfo uri) {
    if (!caller.person().isAdministrator()) {
      throw Problem.forbidden().refused();
    }
    return trail.answer(Optional.empty(), uri);
  }
}
