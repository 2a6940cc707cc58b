package org.ackademy.platform.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.ackademy.platform.http.Problem.FieldFault;

/** Collects what is wrong with the fields of a body, so that a client hears of all at once. */
public final class Fields {
  private final List<FieldFault> faults = new ArrayList<>();

  /** A text of so many characters; blanks around it do not belong to it. */
  public String text(String pointer, String value, int min, int max) {
    return exactText(pointer, value.strip(), min, max);
  }

  /** A text of so many characters, blanks and all. */
  public String exactText(String pointer, String value, int min, int max) {
    if (value.length() < min) {
      faults.add(FieldFault.of(pointer, "too-short", String.valueOf(min)));
    } else if (value.length() > max) {
      faults.add(FieldFault.of(pointer, "too-long", String.valueOf(max)));
    }
    // PostgreSQL keeps every other character.
    check(pointer, "null-character", value.indexOf('\0') < 0);
    return value;
  }

  /** A text of a form. */
  public String form(String pointer, String value, Pattern form) {
    check(pointer, "value", form.matcher(value).matches());
    return value;
  }

  /** A whole number in a range. */
  public int range(String pointer, int value, int min, int max) {
    if (value < min || value > max) {
      faults.add(FieldFault.of(pointer, "range", String.valueOf(min), String.valueOf(max)));
    }
    return value;
  }

  /** What a name stands for; {@code otherwise} goes on where it stands for nothing. */
  public <T> T known(
      String pointer, String name, Function<String, Optional<T>> known, T otherwise) {
    Optional<T> found = known.apply(name);
    check(pointer, "value", found.isPresent());
    return found.orElse(otherwise);
  }

  /** Something that must hold. */
  public void check(String pointer, String code, boolean holds) {
    if (!holds) {
      faults.add(FieldFault.of(pointer, code));
    }
  }

  /**
   * Goes on if nothing was wrong.
   *
   * @throws Refused otherwise
   */
  public void requireNoFault() {
    if (!faults.isEmpty()) {
      throw Problem.ofFields(faults).refused();
    }
  }
}
