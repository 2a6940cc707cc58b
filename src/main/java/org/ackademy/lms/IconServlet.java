package org.ackademy.lms;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * Our icon for the pages of learning management systems, which keep its address: that of the file
 * changes with each release.
 */
@WebServlet(urlPatterns = IconServlet.PATH)
public class IconServlet extends HttpServlet {
  static final String PATH = "/lti/icon.svg";

  private static final String FILE = "/platform/icon.svg";
  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("image/svg+xml");
    response.setHeader("Cache-Control", "public, max-age=86400");
    // It is there to be shown on others' pages.
    response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
    try (InputStream in =
        Objects.requireNonNull(getServletContext().getResourceAsStream(FILE), FILE)) {
      in.transferTo(response.getOutputStream());
    }
  }
}
