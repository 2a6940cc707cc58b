package org.ackademy.platform.http;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The description of the REST interface, written by hand and tested against the code. */
@WebServlet(urlPatterns = {"/openapi", "/openapi.yaml", "/openapi.json"})
public class OpenApi extends HttpServlet {
  /** RFC 9512. */
  static final String YAML = "application/yaml";

  static final String JSON = "application/json";

  private static final long serialVersionUID = 1L;

  private final byte[] yaml = read();
  private final byte[] json = toJson(yaml);

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean asJson = wantsJson(request);
    response.setContentType(asJson ? JSON : YAML);
    response.setHeader("Vary", "Accept");
    response.getOutputStream().write(asJson ? json : yaml);
  }

  private static boolean wantsJson(HttpServletRequest request) {
    String path = request.getServletPath();
    if (!path.equals("/openapi")) {
      return path.endsWith(".json");
    }
    String accept = Objects.requireNonNullElse(request.getHeader("Accept"), "");
    return accept.contains("json") && !accept.contains("yaml");
  }

  /** The document as it was written. */
  static byte[] read() {
    try (InputStream in = OpenApi.class.getResourceAsStream("openapi.yaml")) {
      return Objects.requireNonNull(in, "openapi.yaml").readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The document as a tree of maps, lists and scalars. */
  static Object tree(byte[] yaml) {
    var load = new Load(LoadSettings.builder().setLabel("openapi.yaml").build());
    return load.loadFromString(new String(yaml, StandardCharsets.UTF_8));
  }

  private static byte[] toJson(byte[] yaml) {
    return Json.mapper().writeValueAsBytes(tree(yaml));
  }
}
