package org.ackademy.platform.http;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.ackademy.platform.http.WebFiles.WebFile;
import org.jspecify.annotations.Nullable;

/**
 * The web pages. Every page is the same document, which then shows what its address asks for, so
 * that an address can be kept and loaded again; what it needs lies under {@code /v/VERSION/}.
 */
@WebServlet(
    urlPatterns = {
      "",
      "/index.html",
      "/compose",
      "/sandbox",
      "/learn",
      "/progress",
      "/teach/*",
      "/author/*",
      "/attempts/*",
      "/courses/*",
      "/account",
      "/admin/*",
      "/sign-in",
      "/invitation",
      "/forgotten",
      "/reset",
      "/lti/begin",
      "/lti/held",
      "/lti/window",
      "/lti/notice",
      "/lti/pick",
      "/lti/register",
      "/lti/systems",
      "/lti/roster",
      "/v/*"
    },
    loadOnStartup = 1)
public class Pages extends HttpServlet {
  /** How long a browser may keep what is named by its content: a year, and it need not ask. */
  static final String FOR_EVER = "public, max-age=31536000, immutable";

  /** A page names its files, so it is asked for anew each time. */
  static final String ASK_FIRST = "no-cache";

  private static final String VERSIONED = "/v";
  private static final long serialVersionUID = 1L;

  private final transient Framing framing;

  /** Read when the server starts this servlet. */
  private transient @Nullable WebFiles files;

  @Inject
  public Pages(Framing framing) {
    this.framing = framing;
  }

  @Override
  public void init() {
    files = WebFiles.read(getServletContext());
  }

  private WebFiles files() {
    return Objects.requireNonNull(files, "not started");
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    switch (request.getServletPath()) {
      case VERSIONED -> file(request, response);
      case "/index.html" -> response.sendRedirect("/");
      default -> page(request, response);
    }
  }

  private void page(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String tag = "\"" + files().version() + "\"";
    String sites = framing.sites(request);
    response.setHeader(
        "Content-Security-Policy",
        SecurityHeaders.posting(
            SecurityHeaders.framedBy(files().policy(), sites), framing.receivers(request)));
    response.setHeader("Cache-Control", ASK_FIRST);
    response.setHeader("ETag", tag);
    if (tag.equals(request.getHeader("If-None-Match"))) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    write(files().page(), request, response);
  }

  private void file(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String path = Objects.requireNonNullElse(request.getPathInfo(), "");
    String prefix = "/" + files().version();
    WebFile file =
        path.startsWith(prefix + "/") ? files().files().get(path.substring(prefix.length())) : null;
    if (file == null) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setHeader("Cache-Control", FOR_EVER);
    write(file, request, response);
  }

  private static void write(WebFile file, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String accepts = Objects.requireNonNullElse(request.getHeader("Accept-Encoding"), "");
    boolean compressed = accepts.contains("gzip");
    byte[] body = compressed ? file.compressed() : file.plain();
    response.setContentType(file.type());
    response.setHeader("Vary", "Accept-Encoding");
    if (compressed) {
      response.setHeader("Content-Encoding", "gzip");
    }
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
