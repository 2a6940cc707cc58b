package org.ackademy.course;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ackademy.platform.http.Problem.FieldFault;

/**
 * A person as a class list names one.
 *
 * @param file which file of the list
 * @param line of the file, from 1
 * @param role absent where the list does not say
 * @param sections by name; absent where the list does not say
 * @param faults why it cannot be taken, each with {@code FILE:LINE:COLUMN}, columns counted from 1
 */
record RosterRow(
    String file,
    long line,
    String username,
    String name,
    Optional<String> email,
    Optional<CourseRole> role,
    Optional<Set<String>> sections,
    List<FieldFault> faults) {
  RosterRow {
    sections = sections.map(Set::copyOf);
    faults = List.copyOf(faults);
  }

  /** The same with one more fault, of the whole line. */
  RosterRow refused(String code) {
    var all = new java.util.ArrayList<>(faults);
    all.add(new FieldFault(file + ":" + line + ":1", code, List.of()));
    return new RosterRow(file, line, username, name, email, role, sections, all);
  }
}
