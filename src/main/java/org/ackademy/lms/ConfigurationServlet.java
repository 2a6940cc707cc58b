package org.ackademy.lms;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What learning management systems are told of us where they do not ask by themselves: JSON for
 * Canvas, the fields of the others' forms, all that can be said of us, a link as XML. Nothing in it
 * is secret.
 */
@WebServlet(urlPatterns = ConfigurationServlet.FOLDER + "*")
public class ConfigurationServlet extends HttpServlet {
  static final String FOLDER = "/lti/config/";

  private static final String JSON = "application/json";
  private static final String XML = "application/xml; charset=utf-8";
  private static final long serialVersionUID = 1L;

  private final transient ToolConfiguration configuration;
  private final transient ToolForms forms;

  @Inject
  public ConfigurationServlet(ToolConfiguration configuration, ToolForms forms) {
    this.configuration = configuration;
    this.forms = forms;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    switch (String.valueOf(request.getPathInfo())) {
      case "/canvas.json" -> answer(response, JSON, configuration.canvas());
      case "/tool.json" -> answer(response, JSON, configuration.fields());
      case "/link.xml" -> answer(response, XML, configuration.cartridge());
      default -> form(request, response);
    }
  }

  private void form(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String path = String.valueOf(request.getPathInfo());
    Optional<ToolForms.Product> product =
        Stream.of(ToolForms.Product.values())
            .filter(one -> path.equals("/" + one.tag() + ".json"))
            .findFirst();
    if (product.isPresent()) {
      answer(response, JSON, forms.json(product.get()));
    } else {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  private static void answer(HttpServletResponse response, String type, String text)
      throws IOException {
    response.setContentType(type);
    response.setHeader("Cache-Control", "public, max-age=300");
    response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }
}
