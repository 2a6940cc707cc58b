package org.ackademy.platform.security;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ackademy.platform.Clients;
import org.ackademy.platform.http.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The token endpoint of OAuth 2.0 for clients that act for themselves (RFC 6749 section 4.4), which
 * 1EdTech's Security Framework asks of services such as OneRoster. Scopes are ours or the
 * standard's; of what is asked for, the client gets what its own token is good for, under the names
 * that it used.
 */
@Path("oauth/token")
@Produces(MediaType.APPLICATION_JSON)
public class TokenExchangeResource {
  /** The most scopes in one request. */
  static final int SCOPES_MAX = 50;

  private static final String ONE_ROSTER = "https://purl.imsglobal.org/spec/or/v1p2/scope/";

  /** What the standard's scopes are here. */
  private static final Map<String, Scope> OF_THE_STANDARD =
      Map.of(
          ONE_ROSTER + "gradebook.readonly", Scope.GRADE_READ,
          ONE_ROSTER + "gradebook-core.readonly", Scope.GRADE_READ,
          ONE_ROSTER + "roster.readonly", Scope.ROSTER_READ,
          ONE_ROSTER + "roster-core.readonly", Scope.ROSTER_READ);

  private final TokenExchange exchange;
  private final Clients clients;
  private final ExchangeAllowance allowance;
  private final Clock clock;

  @Inject
  public TokenExchangeResource(
      TokenExchange exchange, Clients clients, ExchangeAllowance allowance, Clock clock) {
    this.exchange = exchange;
    this.clients = clients;
    this.allowance = allowance;
    this.clock = clock;
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Open
  public Response token(
      @FormParam("grant_type") @Nullable String grant,
      @FormParam("scope") @Nullable String scope,
      @Context HttpServletRequest request) {
    allowance
        .take(clients.address(request))
        .ifPresent(
            wait -> {
              throw Problem.tooMany("too-many-requests", wait).refused();
            });
    Optional<AccessToken> client =
        Credentials.read(request.getHeader(HttpHeaders.AUTHORIZATION))
                instanceof Credentials.Basic(String name, String secret)
            ? exchange.client(name, secret)
            : Optional.empty();
    if (client.isEmpty()) {
      return refused(Response.Status.UNAUTHORIZED, "invalid_client");
    }
    if (grant == null) {
      return refused(Response.Status.BAD_REQUEST, "invalid_request");
    }
    if (!grant.equals("client_credentials")) {
      return refused(Response.Status.BAD_REQUEST, "unsupported_grant_type");
    }
    Map<String, Scope> granted = granted(client.get(), Optional.ofNullable(scope));
    return granted.isEmpty()
        ? refused(Response.Status.BAD_REQUEST, "invalid_scope")
        : given(client.get(), granted);
  }

  /** What the client gets, by the names that it used; all that it may do where it used none. */
  private static Map<String, Scope> granted(AccessToken client, Optional<String> wanted) {
    List<String> names =
        wanted
            .filter(list -> !list.isBlank())
            .map(list -> Arrays.asList(list.strip().split("\\s+", SCOPES_MAX + 1)))
            .orElseGet(() -> client.scopes().stream().sorted().map(Scope::tag).toList());
    var granted = new LinkedHashMap<String, Scope>();
    for (String name : names) {
      Optional.ofNullable(OF_THE_STANDARD.get(name))
          .or(() -> Scope.tagged(name))
          .filter(client.scopes()::contains)
          .ifPresent(found -> granted.put(name, found));
    }
    return granted;
  }

  private Response given(AccessToken client, Map<String, Scope> granted) {
    Set<Scope> scopes = EnumSet.copyOf(granted.values());
    TokenExchange.Given made = exchange.give(client, scopes);
    return Response.ok(
            new Given(
                made.secret().reveal(),
                "Bearer",
                Duration.between(clock.instant(), made.token().expiresAt()).toSeconds(),
                String.join(" ", granted.keySet())))
        .header("Pragma", "no-cache")
        .build();
  }

  private static Response refused(Response.Status status, String error) {
    return Response.status(status).entity(Map.of("error", error)).build();
  }

  /** What section 5.1 wants of an answer. */
  public record Given(
      @JsonProperty("access_token") String token,
      @JsonProperty("token_type") String type,
      @JsonProperty("expires_in") long seconds,
      String scope) {
    @Override
    public String toString() {
      return "Given[hidden]";
    }
  }
}
