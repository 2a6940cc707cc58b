package org.ackademy.quiz;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.zip.CRC32C;
import org.ackademy.quiz.file.WrittenForm;

/**
 * The forms of quiz files, for the editors of those who write them: open to everybody, at addresses
 * that do not change.
 */
@WebServlet(urlPatterns = {SchemaFiles.QUIZ, SchemaFiles.QUESTION})
public class SchemaFiles extends HttpServlet {
  static final String QUIZ = "/schemas/quiz.json";
  static final String QUESTION = "/schemas/question.json";

  /** JSON Schema 2020-12 section 14.1. */
  static final String TYPE = "application/schema+json";

  /** Editors ask at each start; an hour, then whether it changed. */
  static final String FOR_AN_HOUR = "public, max-age=3600";

  private static final long serialVersionUID = 1L;

  private final byte[] quiz = WrittenForm.quiz();
  private final byte[] question = WrittenForm.question();

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] form = request.getServletPath().equals(QUIZ) ? quiz : question;
    String tag = tag(form);
    response.setHeader("Cache-Control", FOR_AN_HOUR);
    response.setHeader("ETag", tag);
    if (tag.equals(request.getHeader("If-None-Match"))) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    response.setContentType(TYPE);
    response.setContentLength(form.length);
    response.getOutputStream().write(form);
  }

  private static String tag(byte[] form) {
    var sum = new CRC32C();
    sum.update(form);
    return "\"" + Long.toHexString(sum.getValue()) + "\"";
  }
}
