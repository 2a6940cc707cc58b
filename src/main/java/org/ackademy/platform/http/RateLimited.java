package org.ackademy.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import org.ackademy.platform.Allowance;

/**
 * Tells clients how much of an allowance they have left (draft-ietf-httpapi-ratelimit-headers), on
 * every answer to a request that was counted.
 */
@Provider
public class RateLimited implements ContainerResponseFilter {
  private static final String STANDING = "org.ackademy.rate-limit";

  @Context private HttpServletRequest request;

  // The container sets the field before anybody can call.
  @SuppressWarnings("NullAway.Init")
  public RateLimited() {}

  /** Says how the one who sent a request stands. */
  public static void tell(HttpServletRequest request, String policy, Allowance.Standing standing) {
    request.setAttribute(STANDING, new Told(policy, standing));
  }

  @Override
  public void filter(ContainerRequestContext context, ContainerResponseContext response) {
    if (request.getAttribute(STANDING)
        instanceof Told(String policy, Allowance.Standing standing)) {
      response
          .getHeaders()
          .putSingle(
              "RateLimit-Policy",
              "\"" + policy + "\";q=" + standing.limit() + ";w=" + standing.span().toSeconds());
      response
          .getHeaders()
          .putSingle(
              "RateLimit",
              "\"" + policy + "\";r=" + standing.left() + ";t=" + standing.reset().toSeconds());
    }
  }

  private record Told(String policy, Allowance.Standing standing) {}
}
