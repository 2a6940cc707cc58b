package org.ackademy.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where requests come from. What a proxy says about it is believed from the proxies that the
 * operator named, and from nobody else: everybody can write such a header.
 */
@ApplicationScoped
public class Clients {
  /** The most hops that are looked at. */
  static final int HOPS_MAX = 20;

  private static final Pattern FORWARDED_FOR =
      Pattern.compile("(?i)(?:^|;)\\s*for\\s*=\\s*(?:\"([^\"]*)\"|([^;\\s]*))");

  private final List<Addresses> trusted;

  @Inject
  public Clients(Settings settings) {
    this(settings.trustedProxies());
  }

  Clients(List<Addresses> trusted) {
    this.trusted = List.copyOf(trusted);
  }

  /** The address of whoever sent a request, as far as it can be believed. */
  public String address(HttpServletRequest request) {
    return address(
        request.getRemoteAddr(),
        Collections.list(request.getHeaders("Forwarded")),
        Collections.list(request.getHeaders("X-Forwarded-For")));
  }

  /**
   * From the nearest hop outwards: as long as a hop is a proxy that is trusted, the one that it
   * names is looked at next.
   */
  String address(String nearest, List<String> forwarded, List<String> forwardedFor) {
    List<String> hops = forwarded.isEmpty() ? plain(forwardedFor) : named(forwarded);
    String at = nearest;
    for (int i = hops.size() - 1, seen = 0; i >= 0 && seen < HOPS_MAX; i--, seen++) {
      Optional<String> next = Addresses.literal(hops.get(i));
      if (!isTrusted(at) || next.isEmpty()) {
        return at;
      }
      at = next.get();
    }
    return at;
  }

  private boolean isTrusted(String address) {
    return trusted.stream().anyMatch(range -> range.contain(address));
  }

  private static List<String> plain(List<String> headers) {
    return headers.stream()
        .flatMap(header -> Arrays.stream(header.split(",", -1)))
        .map(String::strip)
        .toList();
  }

  /** What RFC 7239 calls {@code for}; a hop that does not say stays a hop. */
  private static List<String> named(List<String> headers) {
    var hops = new ArrayList<String>();
    for (String hop : plain(headers)) {
      Matcher name = FORWARDED_FOR.matcher(hop);
      hops.add(
          name.find() ? Optional.ofNullable(name.group(1)).orElseGet(() -> name.group(2)) : "");
    }
    return hops;
  }
}
