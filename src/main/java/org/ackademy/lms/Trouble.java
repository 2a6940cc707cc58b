package org.ackademy.lms;

/** What usually stands behind a platform's refusal, for those who look after it. */
final class Trouble {
  /** Added to what a platform says where it does not know a token that it gave. */
  static final String HEADER_STRIPPED =
      "(A 401 with a good token is usually a web server there that strips the Authorization header:"
          + " Apache in front of Moodle needs \"CGIPassAuth On\" or SetEnvIf. Or the service is not"
          + " switched on for the tool.)";

  private Trouble() {}
}
