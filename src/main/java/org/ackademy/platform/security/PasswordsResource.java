package org.ackademy.platform.security;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.security.SecureRandom;
import java.util.UUID;
import org.ackademy.platform.Clients;
import org.ackademy.platform.Settings;
import org.ackademy.platform.http.Fields;
import org.ackademy.platform.http.Problem;

/** Passwords: changed by those who know the old one, set by a link, and the links themselves. */
@Path("passwords")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PasswordsResource {
  private final CallerOfRequest caller;
  private final PasswordSetting setting;
  private final Login login;
  private final Clients clients;
  private final SessionCookie cookie;
  private final SecureRandom random;
  private final Settings settings;

  @Inject
  public PasswordsResource(
      CallerOfRequest caller,
      PasswordSetting setting,
      Login login,
      Clients clients,
      SessionCookie cookie,
      SecureRandom random,
      Settings settings) {
    this.caller = caller;
    this.setting = setting;
    this.login = login;
    this.clients = clients;
    this.cookie = cookie;
    this.random = random;
    this.settings = settings;
  }

  /** Changes one's own; every other browser is signed out. */
  @PUT
  @Path("own")
  @Needs(Scope.TOKEN_WRITE)
  public void change(@Context HttpServletRequest request, Changed wanted) {
    Caller.Person person = caller.person();
    Login.Result known =
        login.attempt(clients.address(request), person.username(), wanted.current());
    switch (known) {
      case Login.Result.Throttled throttled ->
          throw Problem.tooMany("too-many-failed-logins", throttled.retryAfter()).refused();
      case Login.Result.Wrong wrong -> {
        var fields = new Fields();
        fields.check("#/current", "wrong-password", false);
        fields.requireNoFault();
      }
      case Login.Result.In in ->
          setting.change(person.id(), hash("#/password", wanted.password()), cookie.read(request));
    }
  }

  /** A link for an account, shown this once; for administrators. */
  @POST
  @Path("links")
  @Needs(Scope.ROSTER_WRITE)
  public Response link(Wanted wanted) {
    Caller.Person person = caller.person();
    if (!person.isAdministrator()) {
      throw Problem.forbidden().refused();
    }
    return Response.status(Response.Status.CREATED)
        .entity(View.of(setting.link(person, wanted.account()), settings.root()))
        .build();
  }

  /** Whose link it is, so that they see that it is theirs. */
  @GET
  @Path("links/{secret}")
  @Open
  public Owner owner(@PathParam("secret") String presented) {
    return Secret.read(Secret.Kind.PASSWORD_LINK, presented)
        .flatMap(setting::owner)
        .map(Owner::new)
        .orElseThrow(() -> Problem.notFound().refused());
  }

  /** Sets a password by a link, which is used up by it. */
  @POST
  @Path("links/{secret}")
  @Open
  public void use(@PathParam("secret") String presented, Chosen wanted) {
    Secret secret =
        Secret.read(Secret.Kind.PASSWORD_LINK, presented)
            .filter(found -> setting.owner(found).isPresent())
            .orElseThrow(() -> Problem.notFound().refused());
    setting.use(secret, hash("#/password", wanted.password()));
  }

  private PasswordHash hash(String pointer, String password) {
    var fields = new Fields();
    fields.exactText(
        pointer, password, AccountForm.PASSWORD_LENGTH_MIN, SignIn.PASSWORD_LENGTH_MAX);
    fields.requireNoFault();
    // Hashing is slow: it comes before the transaction, not within.
    return PasswordHash.of(password, random);
  }

  /** The old password and the new one. */
  public record Changed(String current, String password) {
    @Override
    public String toString() {
      return "Changed[hidden]";
    }
  }

  /** Whose password is to be set. */
  public record Wanted(UUID account) {}

  /** The new password. */
  public record Chosen(String password) {
    @Override
    public String toString() {
      return "Chosen[hidden]";
    }
  }

  /** Whose it is. */
  public record Owner(String username) {}

  /**
   * A link; this answer alone holds it.
   *
   * @param page where its owner sets the password: what is secret stands behind the {@code #}
   */
  public record View(String username, String page, String expiresAt) {
    /** What whoever made it may see. */
    public static View of(PasswordSetting.Made made, String root) {
      return new View(
          made.username(), root + "reset#" + made.secret().reveal(), made.expiresAt().toString());
    }
  }
}
