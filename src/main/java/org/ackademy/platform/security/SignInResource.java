package org.ackademy.platform.security;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.ackademy.platform.Settings;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.jose.TokenRefused;
import org.ackademy.platform.mail.MailServer;
import org.ackademy.platform.oidc.Provider;
import org.ackademy.platform.security.ProviderSignIn.Fault;
import org.ackademy.platform.security.ProviderSignIn.Outcome;
import org.ackademy.platform.security.SignInFlows.Purpose;
import org.jspecify.annotations.Nullable;

/** The ways of signing in, and the one by an OpenID Connect provider. */
@Path("sign-in")
@Produces(MediaType.APPLICATION_JSON)
public class SignInResource {
  private static final Logger LOG = Logger.getLogger(SignInResource.class.getName());
  private static final int CONTINUES_LENGTH_MAX = 2_000;

  private final CallerOfRequest caller;
  private final Provider provider;
  private final SignInFlows flows;
  private final ProviderSignIn signIn;
  private final Inviting inviting;
  private final WebSessions sessions;
  private final SessionCookie cookie;
  private final MailServer mail;
  private final Settings settings;

  @Inject
  public SignInResource(
      CallerOfRequest caller,
      Provider provider,
      SignInFlows flows,
      ProviderSignIn signIn,
      Inviting inviting,
      WebSessions sessions,
      SessionCookie cookie,
      MailServer mail,
      Settings settings) {
    this.caller = caller;
    this.provider = provider;
    this.flows = flows;
    this.signIn = signIn;
    this.inviting = inviting;
    this.sessions = sessions;
    this.cookie = cookie;
    this.mail = mail;
    this.settings = settings;
  }

  /** What a page offers. */
  @GET
  @Open
  public Ways ways() {
    return new Ways(provider.name(), mail.isThere() ? Forgotten.BY_MAIL : Forgotten.BY_HAND);
  }

  /** Begins at the provider: tells where the browser is to go, and gives it a cookie for then. */
  @POST
  @Path("flows")
  @Consumes(MediaType.APPLICATION_JSON)
  @Open
  public Response begin(@Context HttpServletRequest request, Wanted wanted) {
    if (!cookie.comesFromHere(request)) {
      throw Problem.of(403, "foreign-site").refused();
    }
    Purpose purpose = purpose(wanted);
    if (provider.name().isEmpty()) {
      throw Problem.of(409, "provider-off").refused();
    }
    Provider.Secrets secrets = flows.draw();
    URI address;
    try {
      address = provider.authorization(secrets);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "The OpenID Connect provider: {0}", e.toString());
      throw Problem.of(503, "provider-away").refused();
    }
    Secret browser = flows.begin(purpose, ours(wanted.to().orElse("/")), secrets);
    return Response.status(Response.Status.CREATED)
        .header(HttpHeaders.SET_COOKIE, cookie.givenForFlow(browser, SignInFlows.LIFETIME))
        .entity(new Begun(address.toString()))
        .build();
  }

  private Purpose purpose(Wanted wanted) {
    return switch (wanted.purpose()) {
      case SIGN_IN ->
          wanted
              .invitation()
              .<Purpose>map(
                  shown ->
                      Secret.read(Secret.Kind.INVITATION, shown)
                          .flatMap(inviting::good)
                          .map(Purpose.Accept::new)
                          .orElseThrow(() -> Problem.notFound().refused()))
              .orElseGet(Purpose.SignIn::new);
      case LINK -> new Purpose.Link(caller.person().id());
    };
  }

  /** A page of ours, whatever was asked for. */
  private static String ours(String wanted) {
    boolean ours =
        wanted.startsWith("/")
            && !wanted.startsWith("//")
            && wanted.indexOf('\\') < 0
            && wanted.chars().allMatch(c -> c > ' ' && c < 0x7F)
            && wanted.length() <= CONTINUES_LENGTH_MAX;
    return ours ? wanted : "/";
  }

  /** Where the provider sends the browser back to. */
  @GET
  @Path("callback")
  @Open
  public Response comeBack(
      @Context HttpServletRequest request,
      @QueryParam("state") @Nullable String state,
      @QueryParam("code") @Nullable String code,
      @QueryParam("iss") @Nullable String issuer) {
    Optional<SignInFlows.Flow> begun =
        cookie
            .readForFlow(request)
            .filter(browser -> state != null)
            .flatMap(browser -> flows.end(String.valueOf(state), browser));
    if (begun.isEmpty()) {
      return refused(Fault.FLOW);
    }
    if (issuer != null && !provider.isIssuer(issuer)) {
      return refused(Fault.PROVIDER);
    }
    if (code == null) {
      return refused(Fault.CANCELLED);
    }
    SignInFlows.Flow flow = begun.get();
    Outcome outcome;
    try {
      Provider.Somebody somebody = provider.somebody(code, flow.secrets());
      outcome =
          signIn.enter(
              flow.purpose(),
              somebody,
              cookie.read(request).flatMap(sessions::person).map(Caller.Person::id));
    } catch (IOException | TokenRefused e) {
      LOG.log(Level.WARNING, "The OpenID Connect provider: {0}", e.toString());
      return refused(Fault.PROVIDER);
    }
    return switch (outcome) {
      case Outcome.Refused nothing -> refused(nothing.fault());
      case Outcome.Linked linked -> to(flow.continuesAt()).build();
      case Outcome.In in -> {
        cookie.read(request).ifPresent(sessions::end);
        // The page for it asks who came: the cookie is none of a page's affair.
        yield to("/sign-in?entered&to="
                + URLEncoder.encode(flow.continuesAt(), StandardCharsets.UTF_8))
            .header(HttpHeaders.SET_COOKIE, cookie.given(in.cookie()))
            .build();
      }
    };
  }

  private Response refused(Fault fault) {
    return to("/sign-in?fault=" + fault.tag()).build();
  }

  private Response.ResponseBuilder to(String path) {
    return Response.seeOther(URI.create(settings.root()).resolve(path))
        .header(HttpHeaders.SET_COOKIE, cookie.takenForFlow());
  }

  /** How somebody who forgot their password gets a new one. */
  public enum Forgotten {
    BY_MAIL,
    /** Somebody who runs the course or the installation hands a link over. */
    BY_HAND
  }

  /**
   * The ways of signing in.
   *
   * @param provider what people know the provider by; absent where there is none
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Ways(Optional<String> provider, Forgotten forgotten) {}

  /** What signing in at the provider is for. */
  public enum What {
    SIGN_IN,
    /** One more way into the account of whoever is signed in. */
    LINK
  }

  /**
   * What is wanted.
   *
   * @param to the page to go on with, as a path
   * @param invitation the secret of one that is accepted by it
   */
  public record Wanted(What purpose, Optional<String> to, Optional<String> invitation) {
    @Override
    public String toString() {
      return "Wanted[hidden]";
    }
  }

  /** Where the browser is to go. */
  public record Begun(String location) {}
}
