package org.ackademy.platform.http;

import jakarta.servlet.http.HttpServletRequest;

/** Which other sites may show a page of ours in a frame; whoever launches pages there says so. */
public interface Framing {
  /** The parameter of a page's address that names who frames it. */
  String PARAMETER = "frame";

  /** Their origins with blanks between; empty where nobody may. */
  String sites(HttpServletRequest request);

  /** The origins to which alone a page may send a form; empty where it is our own. */
  String receivers(HttpServletRequest request);
}
