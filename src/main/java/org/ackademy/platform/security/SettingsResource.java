package org.ackademy.platform.security;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.ackademy.platform.Settings;
import org.ackademy.platform.http.Paging;
import org.ackademy.platform.http.Problem;

/** How the server is set up, for administrators to read: it is changed in its environment. */
@Path("settings")
@Produces(MediaType.APPLICATION_JSON)
public class SettingsResource {
  private final CallerOfRequest caller;
  private final Settings settings;

  @Inject
  public SettingsResource(CallerOfRequest caller, Settings settings) {
    this.caller = caller;
    this.settings = settings;
  }

  /** All that there are; of secrets only whether they are given. */
  @GET
  @Needs(Scope.ADMIN)
  public Paging.Listing list() {
    if (!caller.person().isAdministrator()) {
      throw Problem.forbidden().refused();
    }
    return new Paging.Listing(List.copyOf(settings.known()));
  }
}
