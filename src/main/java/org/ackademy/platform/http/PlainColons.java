package org.ackademy.platform.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.regex.Pattern;

/**
 * A colon in a path may be written as {@code %3A}, as many clients do; routes such as {@code
 * replays:capture} are found either way (RFC 3986 section 3.3: a colon needs no encoding there).
 */
@Provider
@PreMatching
public class PlainColons implements ContainerRequestFilter {
  private static final Pattern ENCODED = Pattern.compile("%3[Aa]");

  @Override
  public void filter(ContainerRequestContext request) {
    URI uri = request.getUriInfo().getRequestUri();
    String path = uri.getRawPath();
    if (ENCODED.matcher(path).find()) {
      String plain = ENCODED.matcher(path).replaceAll(":");
      request.setRequestUri(UriBuilder.fromUri(uri).replacePath(plain).build());
    }
  }
}
