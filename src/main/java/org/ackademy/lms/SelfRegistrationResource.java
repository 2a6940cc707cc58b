package org.ackademy.lms;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.ackademy.platform.http.Fields;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.security.CallerOfRequest;
import org.ackademy.platform.security.Needs;
import org.ackademy.platform.security.Open;
import org.ackademy.platform.security.Scope;
import org.ackademy.platform.security.Secret;

/** How learning management systems come to be registered by themselves, on an invitation. */
@Path("lti")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SelfRegistrationResource {
  private static final int TOKEN_LENGTH_MAX = 6_000;

  private final CallerOfRequest caller;
  private final PlatformInvitations invitations;
  private final SelfRegistration registration;
  private final Places places;

  @Inject
  public SelfRegistrationResource(
      CallerOfRequest caller,
      PlatformInvitations invitations,
      SelfRegistration registration,
      Places places) {
    this.caller = caller;
    this.invitations = invitations;
    this.registration = registration;
    this.places = places;
  }

  /** Invites one system; the link is shown this once. */
  @POST
  @Path("invitations")
  @Consumes(MediaType.WILDCARD)
  @Needs(Scope.ADMIN)
  public Response invite() {
    PlatformInvitations.Made made = invitations.make(caller.person());
    return Response.status(Response.Status.CREATED)
        .entity(
            new Invited(
                made.id().toString(), places.register(made.secret()), made.expiresAt().toString()))
        .build();
  }

  /** Registers whoever was invited; an administrator has to look at it then. */
  @POST
  @Path("self-registrations")
  @Open
  public Response register(Wanted wanted) {
    var fields = new Fields();
    String address =
        fields.exactText(
            "#/configuration", wanted.configuration(), 1, RegistrationsResource.URL_LENGTH_MAX);
    wanted.token().ifPresent(token -> fields.exactText("#/token", token, 1, TOKEN_LENGTH_MAX));
    fields.requireNoFault();
    PlatformInvitations.Used used =
        Secret.read(Secret.Kind.LMS_INVITATION, wanted.invitation())
            .flatMap(invitations::use)
            .orElseThrow(() -> Problem.of(403, "lms-invitation-over").refused());
    try {
      Registration made = registration.register(used, new URI(address), wanted.token());
      return Response.status(Response.Status.CREATED)
          .entity(new Registered(made.terms().name(), made.terms().issuer(), made.terms().state()))
          .build();
    } catch (URISyntaxException e) {
      invitations.takeBack(used);
      throw Problem.of(422, "lms-unfit", "its configuration has no address").refused();
    } catch (IOException e) {
      throw Problem.of(422, "lms-unfit", why(e)).refused();
    }
  }

  private static String why(IOException e) {
    return e instanceof PlatformConfiguration.Unfit
        ? PlatformWords.of(String.valueOf(e.getMessage()))
        : "it does not answer";
  }

  /** An invitation, and the link to be given to the system. */
  public record Invited(String id, String url, String expiresAt) {
    @Override
    public String toString() {
      return "Invited[hidden]";
    }
  }

  /**
   * A system that registers itself.
   *
   * @param configuration where it says what it is
   * @param token what it wants to be shown
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Wanted(String invitation, String configuration, Optional<String> token) {
    @Override
    public String toString() {
      return "Wanted[hidden]";
    }
  }

  /** What came of it. */
  public record Registered(String name, String issuer, Registration.State state) {}
}
