package org.ackademy.lms;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What learning management systems are told of us where they do not ask by themselves: JSON for
 * Canvas, the fields of the others' forms, a link as XML. Nothing in it is secret.
 */
@WebServlet(
    urlPatterns = {
      ConfigurationServlet.CANVAS,
      ConfigurationServlet.FIELDS,
      ConfigurationServlet.LINK
    })
public class ConfigurationServlet extends HttpServlet {
  static final String CANVAS = "/lti/config/canvas.json";
  static final String FIELDS = "/lti/config/tool.json";
  static final String LINK = "/lti/config/link.xml";

  private static final long serialVersionUID = 1L;

  private final transient ToolConfiguration configuration;

  @Inject
  public ConfigurationServlet(ToolConfiguration configuration) {
    this.configuration = configuration;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String text =
        switch (request.getServletPath()) {
          case CANVAS -> configuration.canvas();
          case LINK -> configuration.cartridge();
          default -> configuration.fields();
        };
    response.setContentType(
        request.getServletPath().equals(LINK)
            ? "application/xml; charset=utf-8"
            : "application/json");
    response.setHeader("Cache-Control", "public, max-age=300");
    response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }
}
