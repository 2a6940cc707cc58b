package org.ackademy.platform.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Answers in the server's stead where a request never reached a resource; web.xml names it. */
@WebServlet(urlPatterns = ProblemPage.PATH)
public class ProblemPage extends HttpServlet {
  static final String PATH = "/problem";

  private static final long serialVersionUID = 1L;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status)) {
      // Asked for by its own name, it does not exist.
      answer(Problem.notFound(), request, response);
      return;
    }
    String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
    var language = Languages.of(request);
    if (GeneralProblem.isDefect(status)) {
      var failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
      var defect =
          failure instanceof Throwable thrown
              ? thrown
              : new IllegalStateException("status " + status);
      write(
          ProblemDocument.ofDefect(Defects.logged(defect, path), path, language),
          request,
          response);
    } else {
      write(ProblemDocument.of(GeneralProblem.ofStatus(status), path, language), request, response);
    }
  }

  /** Ends a request outside JAX-RS with a problem document. */
  public static void answer(
      Problem problem, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var document = ProblemDocument.of(problem, request.getRequestURI(), Languages.of(request));
    write(document, request, response);
  }

  private static void write(
      ProblemDocument problem, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setStatus(problem.status());
    response.setContentType(ProblemDocument.MEDIA_TYPE);
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.setHeader("Content-Language", Languages.of(request).toLanguageTag());
    response.getOutputStream().write(Json.mapper().writeValueAsBytes(problem));
  }
}
