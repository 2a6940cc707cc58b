package org.ackademy.platform.oneroster;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.ackademy.platform.http.Api;

/**
 * Where the standard fixes that OneRoster is reached. Behind it stand resources as all others, with
 * the same authentication, limits and errors; only that their address is this one ({@link
 * ThroughTheDoor}).
 */
@WebServlet(urlPatterns = Door.PATH + "/*", asyncSupported = true)
public class Door extends HttpServlet {
  /** The beginning of the path. */
  public static final String PATH = "/ims/oneroster";

  private static final long serialVersionUID = 1L;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    request.getRequestDispatcher(Api.ROOT + request.getRequestURI()).forward(request, response);
  }
}
