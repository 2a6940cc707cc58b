package org.ackademy.platform.security;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.inject.Inject;
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
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ackademy.platform.http.Creations;
import org.ackademy.platform.http.Fields;
import org.ackademy.platform.http.Novelty;
import org.ackademy.platform.http.Paging;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.http.Stored;
import org.jspecify.annotations.Nullable;

/** Tokens: where a password is traded for one, and where programs get theirs. */
@Path("tokens")
@Produces(MediaType.APPLICATION_JSON)
public class TokensResource {
  static final int NAME_LENGTH_MAX = 100;
  static final int DAYS_DEFAULT = 30;
  static final int DAYS_MAX = 366;

  private final CallerOfRequest caller;
  private final Tokens tokens;

  @Inject
  public TokensResource(CallerOfRequest caller, Tokens tokens) {
    this.caller = caller;
    this.tokens = tokens;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Scope.TOKEN_WRITE)
  public Response make(
      @HeaderParam("Idempotency-Key") @Nullable String key, @Context UriInfo uri, Wanted wanted) {
    Caller.Person person = caller.person();
    var fields = new Fields();
    String name = fields.text("#/name", wanted.name(), 1, NAME_LENGTH_MAX);
    int days =
        fields.range("#/expiresInDays", wanted.expiresInDays().orElse(DAYS_DEFAULT), 1, DAYS_MAX);
    Set<Scope> scopes = wanted.scopes().map(tags -> scopes(tags, fields)).orElse(person.scopes());
    fields.check("#/scopes", "beyond-own-scopes", person.scopes().containsAll(scopes));
    fields.requireNoFault();
    var wish = Creations.Wish.of(uri, key, wanted);
    var token = new NewToken(name, scopes, Duration.ofDays(days));
    View view = Creations.retried(() -> tokens.once(person, person.id(), token, wish)).view();
    return Stored.response(view.novelty(), URI.create("tokens/" + view.id()), view);
  }

  /** The scopes of these names, whose faults are told of the field {@code scopes}. */
  public static Set<Scope> scopes(List<String> tags, Fields fields) {
    var scopes = EnumSet.noneOf(Scope.class);
    if (tags.size() > Scope.values().length) {
      // Not one by one: a body has room for very many.
      fields.check("#/scopes", "value", false);
      return scopes;
    }
    for (int i = 0; i < tags.size(); i++) {
      scopes.add(fields.known("#/scopes/" + i, tags.get(i), Scope::tagged, Scope.COURSE_READ));
    }
    fields.check("#/scopes", "empty", !tags.isEmpty());
    return scopes;
  }

  @GET
  @Needs(Scope.TOKEN_WRITE)
  public Response list(@Context UriInfo uri) {
    Paging paging = Paging.of(uri);
    return paging.answer(
        tokens.of(caller.person(), paging.afterId(), paging.lookFor()),
        token -> token.id().toString(),
        token -> View.of(token, Optional.empty()));
  }

  /** Everybody's, for administrators. */
  @GET
  @Path("all")
  @Needs(Scope.TOKEN_WRITE)
  public Response listAll(@Context UriInfo uri) {
    if (!caller.person().isAdministrator()) {
      throw Problem.forbidden().refused();
    }
    Paging paging = Paging.of(uri);
    return paging.answer(
        tokens.ofAll(paging.afterId(), paging.lookFor()),
        token -> token.id().toString(),
        token -> new Owned(token.accountId().toString(), View.of(token, Optional.empty())));
  }

  @DELETE
  @Path("{id}")
  @Needs(Scope.TOKEN_WRITE)
  public void revoke(@PathParam("id") UUID id) {
    tokens.revoke(caller.person(), id);
  }

  /**
   * The token that is wanted.
   *
   * @param name what its owner calls it
   * @param scopes what it shall be good for; all that the caller's credentials are, where missing
   * @param expiresInDays {@link #DAYS_DEFAULT} where missing
   */
  public record Wanted(
      String name, Optional<List<String>> scopes, Optional<Integer> expiresInDays) {}

  /** A token, and whose it is. */
  public record Owned(String account, @JsonUnwrapped View token) {}

  /**
   * A token.
   *
   * @param token the token itself, in the first answer to the wish that made it and never again
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record View(
      String id,
      String name,
      List<String> scopes,
      String createdAt,
      String expiresAt,
      Optional<String> usedAt,
      Optional<String> revokedAt,
      Optional<String> token) {
    public View {
      scopes = List.copyOf(scopes);
    }

    /** Whether this answer is to the request that made it. */
    public Novelty novelty() {
      return token.isPresent() ? Novelty.NEW : Novelty.REPEATED;
    }

    static View of(AccessToken token, Optional<Secret> secret) {
      return new View(
          token.id().toString(),
          token.name(),
          token.scopes().stream().sorted().map(Scope::tag).toList(),
          token.createdAt().toString(),
          token.expiresAt().toString(),
          token.usedAt().map(Object::toString),
          token.revokedAt().map(Object::toString),
          secret.map(Secret::reveal));
    }
  }
}
