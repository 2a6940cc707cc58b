package org.ackademy.platform.oneroster;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.ackademy.platform.http.Api;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.http.ProblemPage;

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

  /** Nothing of which it could be made that what is asked for lies elsewhere than behind here. */
  private static final Pattern PLAIN = Pattern.compile(PATH + "/[A-Za-z0-9/_-]*+");

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String address = request.getRequestURI();
    if (PLAIN.matcher(address).matches()) {
      request.getRequestDispatcher(Api.ROOT + address).forward(request, response);
    } else {
      ProblemPage.answer(Problem.notFound(), request, response);
    }
  }
}
