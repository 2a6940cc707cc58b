package org.ackademy.platform.security;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.platform.Settings;
import org.ackademy.platform.http.Creations;
import org.ackademy.platform.http.Fields;
import org.ackademy.platform.http.Paging;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.http.Stored;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** Invitations: given by administrators here, by instructors in their courses, used by anybody. */
@Path("invitations")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class InvitationsResource {
  static final int DAYS_DEFAULT = 7;
  static final int DAYS_MAX = 60;

  private static final String USERNAME_ONCE = "account_username_once";

  private final CallerOfRequest caller;
  private final Inviting inviting;
  private final SecureRandom random;
  private final Settings settings;
  private final HandingForm handings;

  @Inject
  public InvitationsResource(
      CallerOfRequest caller,
      Inviting inviting,
      SecureRandom random,
      Settings settings,
      HandingForm handings) {
    this.caller = caller;
    this.inviting = inviting;
    this.random = random;
    this.settings = settings;
    this.handings = handings;
  }

  @POST
  @Needs(Scope.ROSTER_WRITE)
  public Response invite(
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @Context UriInfo uri,
      @Context HttpServletRequest request,
      Wanted wanted) {
    Caller.Person person = requireAdministrator();
    var wish = Creations.Wish.of(uri, key, wanted);
    var fields = new Fields();
    int days =
        fields.range("#/expiresInDays", wanted.expiresInDays().orElse(DAYS_DEFAULT), 1, DAYS_MAX);
    Handing handing = handings.read(fields, "#/email", wanted.email(), wanted.language(), request);
    fields.requireNoFault();
    Duration lifetime = Duration.ofDays(days);
    Inviting.Invited invited =
        Creations.retried(
            () ->
                inviting.once(
                    person,
                    wish,
                    id ->
                        inviting.invite(
                            id, wanted.role(), Optional.of(person), lifetime, handing)));
    return Stored.response(
        invited.novelty(),
        URI.create("invitations/" + invited.id()),
        View.of(invited, settings.root()));
  }

  /** All invitations, without their secrets. */
  @GET
  @Needs(Scope.ROSTER_WRITE)
  public Response list(@Context UriInfo uri) {
    requireAdministrator();
    Paging paging = Paging.of(uri);
    return paging.answer(
        inviting.after(paging.afterId(), paging.lookFor()),
        invitation -> invitation.id().toString(),
        Known::of);
  }

  /** Takes an invitation back, by its id. */
  @DELETE
  @Path("{invitation}")
  @Needs(Scope.ROSTER_WRITE)
  public void revoke(@PathParam("invitation") UUID id) {
    inviting.revoke(requireAdministrator(), id);
  }

  private Caller.Person requireAdministrator() {
    Caller.Person person = caller.person();
    if (!person.isAdministrator()) {
      throw Problem.forbidden().refused();
    }
    return person;
  }

  /** Makes an account; whoever holds the invitation is its owner. */
  @POST
  @Path("{invitation}")
  @Open
  public Response redeem(@PathParam("invitation") String presented, NewAccount wanted) {
    Secret secret =
        Secret.read(Secret.Kind.INVITATION, presented)
            .filter(inviting::isGood)
            .orElseThrow(() -> Problem.notFound().refused());
    var fields = new Fields();
    String username = fields.form("#/username", wanted.username(), AccountForm.USERNAME);
    String name =
        fields.text("#/displayName", wanted.displayName(), 1, AccountForm.DISPLAY_NAME_LENGTH_MAX);
    fields.exactText(
        "#/password",
        wanted.password(),
        AccountForm.PASSWORD_LENGTH_MIN,
        SignIn.PASSWORD_LENGTH_MAX);
    fields.requireNoFault();
    // Hashing is slow: it comes before the transaction, not within.
    PasswordHash hash = PasswordHash.of(wanted.password(), random);
    try {
      Account account = inviting.redeem(secret, username, name, hash);
      return Response.created(URI.create("me"))
          .entity(new Redeemed(account.id().toString(), account.username()))
          .build();
    } catch (ConstraintViolationException e) {
      if (USERNAME_ONCE.equals(e.getConstraintName())) {
        throw Problem.ofFields(List.of(Problem.FieldFault.of("#/username", "taken"))).refused();
      }
      throw e;
    }
  }

  /** The invitation that is wanted. */
  public record Wanted(
      AccountRole role,
      Optional<Integer> expiresInDays,
      Optional<String> email,
      Optional<String> language) {}

  /**
   * An invitation; the first answer alone holds its secret.
   *
   * @param url where a program redeems it
   * @param page where a person does; what is secret stands behind the {@code #}
   * @param mailedTo where it was sent in place of being shown
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record View(
      String id,
      Optional<String> invitation,
      Optional<String> url,
      Optional<String> page,
      Optional<String> mailedTo,
      String expiresAt) {
    /** What whoever made it may see: what goes by mail is not shown. */
    public static View of(Inviting.Invited invited, String root) {
      Optional<String> secret =
          invited.secret().map(Secret::reveal).filter(shown -> invited.mailedTo().isEmpty());
      return new View(
          invited.id().toString(),
          secret,
          secret.map(shown -> root + "api/v1/invitations/" + shown),
          secret.map(shown -> root + "invitation#" + shown),
          invited.mailedTo(),
          invited.expiresAt().toString());
    }
  }

  /** An invitation as those may know it who take it back: without its secret. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Known(
      String id,
      AccountRole role,
      Optional<String> invitedBy,
      String createdAt,
      String expiresAt,
      Optional<String> revokedAt,
      Optional<String> redeemedAt,
      Optional<String> redeemedBy) {
    /** What of it is shown. */
    public static Known of(Invitation invitation) {
      return new Known(
          invitation.id().toString(),
          invitation.role(),
          invitation.invitedBy().map(UUID::toString),
          invitation.createdAt().toString(),
          invitation.expiresAt().toString(),
          invitation.revokedAt().map(Object::toString),
          invitation.redeemedAt().map(Object::toString),
          invitation.redeemedBy().map(UUID::toString));
    }
  }

  /** The account that somebody wants. */
  public record NewAccount(String username, String displayName, String password) {
    @Override
    public String toString() {
      return "NewAccount[hidden]";
    }
  }

  /** The account that was made. */
  public record Redeemed(String id, String username) {}
}
