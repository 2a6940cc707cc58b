package org.ackademy.platform.security;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.ArrayList;

/** Tells whoever was not let in which credentials would be taken (RFC 9110 11.6.1, RFC 6750 3). */
@Provider
public class Challenge implements ContainerResponseFilter {
  private static final int UNAUTHORIZED = 401;
  private static final String BEARER = "Bearer realm=\"Ackademy\"";
  private static final String BASIC = "Basic realm=\"Ackademy\", charset=\"UTF-8\"";

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getStatus() != UNAUTHORIZED) {
      return;
    }
    boolean shown = request.getHeaderString(HttpHeaders.AUTHORIZATION) != null;
    var challenges = new ArrayList<Object>();
    challenges.add(shown ? BEARER + ", error=\"invalid_token\"" : BEARER);
    String path = request.getUriInfo().getRequestUri().getPath();
    if ((path.equals(Authentication.LOGIN_PATH) || path.equals(Authentication.EXCHANGE_PATH))
        && request.getMethod().equals("POST")) {
      challenges.add(BASIC);
    }
    // Whatever else has answered for want of knowing better is replaced.
    response.getHeaders().put(HttpHeaders.WWW_AUTHENTICATE, challenges);
  }
}
