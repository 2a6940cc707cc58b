package org.ackademy.platform.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A problem as the services of OneRoster 1.2 tell it ({@code imsx_StatusInfo} of the gradebook's
 * REST binding).
 *
 * @param codeMajor {@code failure}, or {@code unsupported} where there is no such operation here
 * @param description what a problem document says, in the reader's language
 */
record StatusInfo(
    @JsonProperty("imsx_codeMajor") String codeMajor,
    @JsonProperty("imsx_severity") String severity,
    @JsonProperty("imsx_description") String description,
    @JsonProperty("imsx_CodeMinor") CodeMinor codeMinor) {
  /** Paths below which problems are told so. */
  static final String PATHS = Api.ROOT + "/ims/";

  private static final int METHOD_NOT_ALLOWED = 405;

  /** What went wrong, by system. */
  record CodeMinor(@JsonProperty("imsx_codeMinorField") List<Field> fields) {
    CodeMinor {
      fields = List.copyOf(fields);
    }
  }

  /** What went wrong in a system. */
  record Field(
      @JsonProperty("imsx_codeMinorFieldName") String name,
      @JsonProperty("imsx_codeMinorFieldValue") String value) {}

  static StatusInfo of(ProblemDocument problem) {
    String said =
        Stream.concat(
                Stream.of(problem.detail()),
                problem.errors().stream().map(fault -> fault.pointer() + ": " + fault.detail()))
            .collect(Collectors.joining(" "));
    return new StatusInfo(
        problem.status() == METHOD_NOT_ALLOWED ? "unsupported" : "failure",
        "error",
        said,
        new CodeMinor(List.of(new Field("TargetEndSystem", minor(problem)))));
  }

  private static String minor(ProblemDocument problem) {
    return switch (problem.status()) {
      case 400 ->
          problem.type().endsWith(":invalid-filter")
              ? "invalid_filter_field"
              : "invalid_selection_field";
      case 401 -> "unauthorisedrequest";
      case 403 -> "forbidden";
      case 404 -> "unknownobject";
      case 429, 503 -> "server_busy";
      case 500 -> "internal_server_error";
      default -> "invaliddata";
    };
  }
}
