package org.ackademy.platform.http;

import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says what is wrong with a body of JSON, and where, without a word about our classes. */
final class JsonFault {
  private JsonFault() {}

  static Problem problem(JacksonException failure) {
    if (failure instanceof DatabindException fault) {
      return Problem.ofFields(List.of(Problem.FieldFault.of(pointer(fault), code(fault))));
    }
    TokenStreamLocation at = failure.getLocation();
    return Problem.of(
        400,
        "malformed-json",
        Integer.toString(at.getLineNr()),
        Integer.toString(at.getColumnNr()));
  }

  private static String code(DatabindException fault) {
    if (fault instanceof UnrecognizedPropertyException) {
      return "unknown";
    }
    if (fault instanceof InvalidFormatException) {
      return "value";
    }
    return fault.getOriginalMessage().startsWith("Null value for creator property")
        ? "missing"
        : "type";
  }

  /** RFC 6901 section 6: a JSON pointer as a URI fragment. */
  private static String pointer(DatabindException fault) {
    var pointer = new StringBuilder("#");
    for (JacksonException.Reference step : fault.getPath()) {
      pointer.append('/');
      String name = step.getPropertyName();
      pointer.append(name == null ? String.valueOf(step.getIndex()) : escaped(name));
    }
    return pointer.toString();
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
