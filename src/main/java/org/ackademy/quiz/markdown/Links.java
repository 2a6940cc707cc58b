package org.ackademy.quiz.markdown;

import java.net.URI;
import java.net.URISyntaxException;

/** Where links may lead: to another site, encrypted, and named in full. */
final class Links {
  static final String PROTOCOL = "https";

  private Links() {}

  static boolean isAllowed(String destination) {
    try {
      URI uri = new URI(destination);
      return PROTOCOL.equals(uri.getScheme())
          && uri.getHost() != null
          && uri.getRawUserInfo() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
