package org.ackademy.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;

/** Whatever a resource throws becomes a problem document. */
@Provider
public class EveryFailure implements ExceptionMapper<Throwable> {
  @Context private HttpServletRequest request;

  // The container sets the field before anybody can call.
  @SuppressWarnings("NullAway.Init")
  public EveryFailure() {}

  @Override
  public Response toResponse(Throwable failure) {
    ProblemDocument document = document(failure);
    var response = told(document);
    response.header(HttpHeaders.CONTENT_LANGUAGE, Languages.of(request).toLanguageTag());
    if (document.status() == Response.Status.UNAUTHORIZED.getStatusCode()) {
      // RFC 9110 11.6.1: a 401 names the way in.
      response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Ackademy\"");
    }
    refusal(failure)
        .or(() -> Outage.of(failure))
        .flatMap(Problem::retryAfter)
        .ifPresent(wait -> response.header(HttpHeaders.RETRY_AFTER, wait.toSeconds()));
    if (failure instanceof WebApplicationException known) {
      copy(known.getResponse(), HttpHeaders.ALLOW, response);
      copy(known.getResponse(), HttpHeaders.RETRY_AFTER, response);
    }
    return response.build();
  }

  private Response.ResponseBuilder told(ProblemDocument document) {
    var response = Response.status(document.status());
    return request.getRequestURI().startsWith(StatusInfo.PATHS)
        ? response.type(MediaType.APPLICATION_JSON_TYPE).entity(StatusInfo.of(document))
        : response.type(ProblemDocument.MEDIA_TYPE).entity(document);
  }

  private static void copy(Response from, String header, Response.ResponseBuilder to) {
    String value = from.getHeaderString(header);
    if (value != null) {
      to.header(header, value);
    }
  }

  private ProblemDocument document(Throwable failure) {
    String path = request.getRequestURI();
    var language = Languages.of(request);
    Optional<Problem> outage = refusal(failure).isPresent() ? Optional.empty() : Outage.of(failure);
    outage.ifPresent(problem -> Defects.logged(failure, path));
    return refusal(failure)
        .or(() -> outage)
        .map(problem -> ProblemDocument.of(problem, path, language))
        .orElseGet(() -> ProblemDocument.ofDefect(Defects.logged(failure, path), path, language));
  }

  /** What the client has to change, where the failure is not a defect of ours. */
  private static Optional<Problem> refusal(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof Refused refused) {
        return Optional.of(refused.problem());
      }
      if (cause instanceof CountedRequest.TooLarge) {
        return Optional.of(GeneralProblem.tooLarge());
      }
    }
    if (failure instanceof WebApplicationException known
        && !GeneralProblem.isDefect(known.getResponse().getStatus())) {
      return Optional.of(GeneralProblem.ofStatus(known.getResponse().getStatus()));
    }
    return Optional.empty();
  }
}
