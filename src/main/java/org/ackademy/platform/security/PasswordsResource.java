package org.ackademy.platform.security;

import com.fasterxml.jackson.annotation.JsonInclude;
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
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.platform.Clients;
import org.ackademy.platform.Settings;
import org.ackademy.platform.http.Fields;
import org.ackademy.platform.http.Languages;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.http.RateLimited;
import org.ackademy.platform.mail.MailServer;

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
  private final MailServer mail;
  private final ForgottenAllowance forgotten;

  @Inject
  public PasswordsResource(
      CallerOfRequest caller,
      PasswordSetting setting,
      Login login,
      Clients clients,
      SessionCookie cookie,
      SecureRandom random,
      Settings settings,
      MailServer mail,
      ForgottenAllowance forgotten) {
    this.caller = caller;
    this.setting = setting;
    this.login = login;
    this.clients = clients;
    this.cookie = cookie;
    this.random = random;
    this.settings = settings;
    this.mail = mail;
    this.forgotten = forgotten;
  }

  /** Changes one's own; every other browser is signed out. */
  @PUT
  @Path("own")
  @Needs(Scope.TOKEN_WRITE)
  public void change(@Context HttpServletRequest request, Changed wanted) {
    Caller.Person person = caller.person();
    String address = clients.address(request);
    Login.Result known = login.attempt(address, person.username(), wanted.current());
    RateLimited.tell(request, "logins", login.standing(address, person.username()));
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
  public Response link(@Context HttpServletRequest request, Wanted wanted) {
    Caller.Person person = caller.person();
    if (!person.isAdministrator()) {
      throw Problem.forbidden().refused();
    }
    Optional<Locale> mailedIn =
        switch (wanted.handing().orElse(Way.SHOWN)) {
          case SHOWN -> Optional.empty();
          case MAIL -> Optional.of(Languages.of(request));
        };
    if (mailedIn.isPresent()) {
      requireMail();
    }
    return Response.status(Response.Status.CREATED)
        .entity(View.of(setting.link(person, wanted.account(), mailedIn), settings.root()))
        .build();
  }

  /**
   * Sends a link to an account's address, if there is such an account and it has one: the answer is
   * the same in every case.
   */
  @POST
  @Path("forgotten")
  @Open
  public Response forgotten(@Context HttpServletRequest request, Forgotten wanted) {
    requireMail();
    forgotten
        .take(clients.address(request), wanted.username())
        .ifPresent(
            wait -> {
              throw Problem.tooMany("too-many-requests", wait).refused();
            });
    if (AccountForm.USERNAME.matcher(wanted.username()).matches()) {
      setting.forgotten(wanted.username(), Languages.of(request));
    }
    return Response.accepted().build();
  }

  private void requireMail() {
    if (!mail.isThere()) {
      throw Problem.of(409, "mail-off").refused();
    }
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
  public record Wanted(UUID account, Optional<Way> handing) {}

  /** How a link gets to its owner. */
  public enum Way {
    /** It is shown to whoever makes it. */
    SHOWN,
    /** It goes by mail, and is shown to nobody. */
    MAIL
  }

  /** Who forgot their password. */
  public record Forgotten(String username) {}

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
   * @param mailedTo where it was sent in place of being shown
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record View(
      String username, Optional<String> page, Optional<String> mailedTo, String expiresAt) {
    /** What whoever made it may see. */
    public static View of(PasswordSetting.Made made, String root) {
      return new View(
          made.username(),
          Optional.of(root + "reset#" + made.secret().reveal())
              .filter(page -> made.mailedTo().isEmpty()),
          made.mailedTo(),
          made.expiresAt().toString());
    }
  }
}
