package org.ackademy.lms;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.lms.Registration.DeploymentState;
import org.ackademy.platform.Settings;
import org.ackademy.platform.http.Creations;
import org.ackademy.platform.http.Fields;
import org.ackademy.platform.http.Paging;
import org.ackademy.platform.http.Stored;
import org.ackademy.platform.http.Tagged;
import org.ackademy.platform.outward.Reach;
import org.ackademy.platform.security.CallerOfRequest;
import org.ackademy.platform.security.Needs;
import org.ackademy.platform.security.Scope;
import org.jspecify.annotations.Nullable;

/** What was agreed with learning management systems; for administrators. */
@Path("lti/registrations")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class RegistrationsResource {
  static final int NAME_LENGTH_MAX = 200;
  static final int URL_LENGTH_MAX = 2_000;
  static final int CLIENT_ID_LENGTH_MAX = 255;
  static final int SITES_MAX = 20;

  private final CallerOfRequest caller;
  private final Registrations registrations;
  private final Settings settings;
  private final Health health;

  @Inject
  public RegistrationsResource(
      CallerOfRequest caller, Registrations registrations, Settings settings, Health health) {
    this.caller = caller;
    this.registrations = registrations;
    this.settings = settings;
    this.health = health;
  }

  @GET
  @Needs(Scope.ADMIN)
  public Response list(@Context UriInfo uri) {
    Paging paging = Paging.of(uri);
    return paging.answer(
        registrations.after(caller.person(), paging.afterId(), paging.lookFor()),
        registration -> registration.id().toString(),
        View::of);
  }

  @POST
  @Needs(Scope.ADMIN)
  public Response make(
      @HeaderParam("Idempotency-Key") @Nullable String key, @Context UriInfo uri, Wanted wanted) {
    var wish = Creations.Wish.of(uri, key, wanted);
    Registration.Terms terms = wanted.checked(settings.ltiReach());
    Creations.Made made = Creations.retried(() -> registrations.make(caller.person(), terms, wish));
    return Stored.response(
        made.novelty(),
        URI.create("lti/registrations/" + made.id()),
        View.of(registrations.one(caller.person(), made.id())));
  }

  @GET
  @Path("{registration}")
  @Needs(Scope.ADMIN)
  public Response one(@PathParam("registration") UUID id, @Context Request request) {
    return Tagged.json(request, View.of(registrations.one(caller.person(), id)));
  }

  @PUT
  @Path("{registration}")
  @Needs(Scope.ADMIN)
  public Response change(
      @PathParam("registration") UUID id, @Context HttpHeaders seen, Wanted wanted) {
    return Tagged.changed(
        View.of(
            registrations.change(caller.person(), id, wanted.checked(settings.ltiReach()), seen)));
  }

  /** Looks whether all is there that launches and services need; the system is asked now. */
  @POST
  @Path("{registration}/check")
  @Consumes(MediaType.WILDCARD)
  @Needs(Scope.ADMIN)
  public Findings check(@PathParam("registration") UUID id) {
    return new Findings(health.look(caller.person(), id).stream().map(FindingView::of).toList());
  }

  @GET
  @Path("{registration}/deployments")
  @Needs(Scope.ADMIN)
  public Response deployments(@PathParam("registration") UUID id, @Context UriInfo uri) {
    Paging paging = Paging.of(uri);
    return paging.answer(
        registrations.deployments(caller.person(), id, paging.afterId(), paging.lookFor()),
        deployment -> deployment.id().toString(),
        DeploymentView::of);
  }

  /** Accepts launches from a deployment, or no longer. */
  @PUT
  @Path("{registration}/deployments/{deployment}")
  @Needs(Scope.ADMIN)
  public Response change(
      @PathParam("registration") UUID id,
      @PathParam("deployment") UUID deployment,
      @Context HttpHeaders seen,
      DeploymentWanted wanted) {
    return Tagged.changed(
        DeploymentView.of(
            registrations.change(caller.person(), id, deployment, wanted.state(), seen)));
  }

  /** The registration that is wanted. */
  public record Wanted(
      String name,
      String issuer,
      String clientId,
      String authorizationUrl,
      String tokenUrl,
      Optional<String> tokenAudience,
      String keysUrl,
      Optional<Registration.State> state,
      Optional<DeploymentState> admits,
      Optional<List<String>> sites) {
    Registration.Terms checked(Reach reach) {
      var fields = new Fields();
      var terms =
          new Registration.Terms(
              fields.text("#/name", name, 1, NAME_LENGTH_MAX),
              fields.exactText("#/issuer", issuer, 1, URL_LENGTH_MAX),
              fields.exactText("#/clientId", clientId, 1, CLIENT_ID_LENGTH_MAX),
              address("#/authorizationUrl", authorizationUrl, reach, fields),
              address("#/tokenUrl", tokenUrl, reach, fields),
              tokenAudience.map(
                  text -> fields.exactText("#/tokenAudience", text, 1, URL_LENGTH_MAX)),
              address("#/keysUrl", keysUrl, reach, fields),
              state.orElse(Registration.State.ACTIVE),
              admits.orElse(DeploymentState.PENDING),
              sites(reach, fields));
      fields.check("#/admits", "value", terms.admits() != DeploymentState.OFF);
      fields.requireNoFault();
      return terms;
    }

    private List<String> sites(Reach reach, Fields fields) {
      List<String> wanted = sites.orElse(List.of());
      fields.range("#/sites", wanted.size(), 0, SITES_MAX);
      var origins = new ArrayList<String>();
      for (int i = 0; i < Math.min(wanted.size(), SITES_MAX); i++) {
        URI site = address("#/sites/" + i, wanted.get(i), reach, fields);
        boolean isOrigin =
            (site.getRawPath() == null || site.getRawPath().matches("/?"))
                && site.getRawQuery() == null;
        fields.check("#/sites/" + i, "value", isOrigin);
        origins.add(Registration.origin(site));
      }
      return origins.stream().distinct().toList();
    }

    private static URI address(String pointer, String text, Reach reach, Fields fields) {
      String shown = fields.text(pointer, text, 1, URL_LENGTH_MAX);
      try {
        var address = new URI(shown);
        fields.check(pointer, "receiver", reach.allows(address));
        return address;
      } catch (URISyntaxException e) {
        fields.check(pointer, "receiver", false);
        return URI.create("");
      }
    }
  }

  /** How a system is, step by step. */
  public record Findings(List<FindingView> findings) {
    public Findings {
      findings = List.copyOf(findings);
    }
  }

  /**
   * What came of looking at a step.
   *
   * @param at when it was last seen
   * @param said what the system said where it is bad
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record FindingView(
      Health.Step step, Health.State state, Optional<String> at, Optional<String> said) {
    static FindingView of(Health.Finding finding) {
      return new FindingView(
          finding.step(), finding.state(), finding.at().map(Object::toString), finding.said());
    }
  }

  /** What a deployment is to be. */
  public record DeploymentWanted(DeploymentState state) {}

  /** A registration. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record View(
      String id,
      String name,
      String issuer,
      String clientId,
      String authorizationUrl,
      String tokenUrl,
      Optional<String> tokenAudience,
      String keysUrl,
      Registration.State state,
      DeploymentState admits,
      List<String> sites,
      String madeAt) {
    public View {
      sites = List.copyOf(sites);
    }

    static View of(Registration registration) {
      Registration.Terms terms = registration.terms();
      return new View(
          registration.id().toString(),
          terms.name(),
          terms.issuer(),
          terms.clientId(),
          terms.authorization().toString(),
          terms.token().toString(),
          terms.tokenAudience(),
          terms.keys().toString(),
          terms.state(),
          terms.admits(),
          terms.sites(),
          registration.madeAt().toString());
    }
  }

  /**
   * Where a registered system has us.
   *
   * @param deployment its id there
   * @param family the product, as it calls itself
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record DeploymentView(
      String id, String deployment, DeploymentState state, Optional<String> family) {
    static DeploymentView of(Registration.Deployment deployment) {
      return new DeploymentView(
          deployment.id().toString(),
          deployment.deployment(),
          deployment.state(),
          deployment.family());
    }
  }
}
