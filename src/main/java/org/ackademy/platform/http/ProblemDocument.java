package org.ackademy.platform.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * A problem as it goes over the wire, {@code application/problem+json}, of RFC 9457 section 3.
 *
 * @param type names the kind; stable, to be compared and not to be opened
 * @param title what went wrong in general, in the reader's language
 * @param status the HTTP status
 * @param detail what went wrong this time
 * @param instance the path that was asked for
 * @param errors the fields at fault, if any
 * @param trace where it is our fault: the name of the log's entry
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemDocument(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    List<FieldError> errors,
    Optional<String> trace) {
  /** The media type. */
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final String TYPE_PREFIX = "urn:ackademy:problem:";
  private static final String BUNDLE = "org.ackademy.platform.http.problems";
  private static final ResourceBundle.Control ENGLISH_OTHERWISE =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  public ProblemDocument {
    errors = List.copyOf(errors);
  }

  /** One field at fault, in the reader's language. */
  public record FieldError(String pointer, String code, String detail) {}

  /** Tells a problem in a language. */
  static ProblemDocument of(Problem problem, String path, Locale language) {
    return of(problem, path, language, Optional.empty());
  }

  /** Tells of a defect of ours; all that the client learns is under which name the log holds it. */
  static ProblemDocument ofDefect(String trace, String path, Locale language) {
    return of(Problem.of(500, "internal", trace), path, language, Optional.of(trace));
  }

  private static ProblemDocument of(
      Problem problem, String path, Locale language, Optional<String> trace) {
    var errors = errors(problem.faults(), language);
    return new ProblemDocument(
        TYPE_PREFIX + problem.kind(),
        sentence(language, problem.kind() + ".title", List.of()),
        problem.status(),
        sentence(language, problem.kind() + ".detail", problem.values()),
        path,
        errors,
        trace);
  }

  /** Tells of fields at fault in a language. */
  public static List<FieldError> errors(List<Problem.FieldFault> faults, Locale language) {
    return faults.stream()
        .map(
            fault ->
                new FieldError(
                    fault.pointer(),
                    fault.code(),
                    sentence(language, "field." + fault.code(), fault.values())))
        .toList();
  }

  private static String sentence(Locale language, String name, List<String> values) {
    var bundle =
        ResourceBundle.getBundle(
            BUNDLE, language, ProblemDocument.class.getClassLoader(), ENGLISH_OTHERWISE);
    return new MessageFormat(bundle.getString(name), Locale.ROOT).format(values.toArray());
  }
}
