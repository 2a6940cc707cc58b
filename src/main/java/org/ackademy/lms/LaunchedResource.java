package org.ackademy.lms;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.security.LaunchedAccounts;
import org.ackademy.platform.security.Open;
import org.ackademy.platform.security.Secret;

/**
 * How a launched page comes to a token, which it keeps to itself: in a frame of another site it may
 * have no cookie.
 */
@Path("lti/launched")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class LaunchedResource {
  private final Flows flows;
  private final Registrations registrations;
  private final Launching launching;
  private final LaunchedAccounts accounts;
  private final Places places;
  private final FlowCookie cookie;

  @Inject
  public LaunchedResource(
      Flows flows,
      Registrations registrations,
      Launching launching,
      LaunchedAccounts accounts,
      Places places,
      FlowCookie cookie) {
    this.flows = flows;
    this.registrations = registrations;
    this.launching = launching;
    this.accounts = accounts;
    this.places = places;
    this.cookie = cookie;
  }

  /** Trades the code of a launch for a token, once. */
  @POST
  @Path("tokens")
  @Open
  public Response enter(@Context HttpServletRequest request, Entry shown) {
    UUID account =
        Secret.read(Secret.Kind.LAUNCH_ENTRY, shown.code())
            .flatMap(
                code ->
                    cookie
                        .read(request, shown.code())
                        .flatMap(browser -> flows.entered(code, browser)))
            .filter(accounts::isOpen)
            .orElseThrow(() -> Problem.of(403, "launch-over").refused());
    LaunchedAccounts.Opened opened = accounts.open(account);
    return Response.status(Response.Status.CREATED)
        .entity(new Entered(opened.secret().reveal(), opened.expiresAt().toString()))
        .build();
  }

  /** Goes on with a launch whose browser kept no cookie and shows what the system's frame kept. */
  @POST
  @Path("held")
  @Open
  public Next goOn(Shown shown) {
    Flows.Held held =
        Secret.read(Secret.Kind.LAUNCH_HELD, shown.held())
            .flatMap(secret -> flows.release(secret, shown.state(), shown.nonce()))
            .orElseThrow(() -> Problem.of(403, "launch-over").refused());
    Registration registration =
        registrations
            .byId(held.registration())
            .filter(Registration::isActive)
            .orElseThrow(() -> Problem.of(403, "launch-over").refused());
    return switch (LaunchReader.read(held.claims(), held.target())) {
      case LaunchReader.Result.Bad bad -> throw Problem.of(403, "launch-over").refused();
      case LaunchReader.Result.Good good -> next(registration, good.launch());
    };
  }

  private Next next(Registration registration, Launch launch) {
    return switch (launching.launch(registration, launch)) {
      case Launching.Outcome.Told told ->
          new Next(places.notice(told.notice(), registration, launch), Optional.empty());
      case Launching.Outcome.In in ->
          new Next(
              places.in(in, registration.id(), launch.locale(), Map.of()),
              Optional.of(accounts.open(in.account()).secret().reveal()));
    };
  }

  /** The code of a launch. */
  public record Entry(String code) {
    @Override
    public String toString() {
      return "Entry[hidden]";
    }
  }

  /** A token, and until when it is good. */
  public record Entered(String token, String expiresAt) {
    @Override
    public String toString() {
      return "Entered[hidden]";
    }
  }

  /** A held launch, and what the system's frame kept of it. */
  public record Shown(String held, String state, String nonce) {
    @Override
    public String toString() {
      return "Shown[hidden]";
    }
  }

  /**
   * The page to go on with.
   *
   * @param token absent where there is only something to be said
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Next(String to, Optional<String> token) {
    @Override
    public String toString() {
      return "Next[hidden]";
    }
  }
}
