package org.ackademy.course;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ackademy.platform.http.Problem.FieldFault;
import org.ackademy.platform.security.AccountForm;

/**
 * A class list with columns of our own: {@code username} and {@code name}, and where wanted {@code
 * email}, {@code role} and {@code section}, several sections with semicolons between. Columns and
 * roles may be named in Korean.
 */
final class RosterCsv {
  static final String FILE = "roster.csv";
  static final List<String> COLUMNS = List.of("username", "name", "email", "role", "section");

  private static final Map<String, String> KOREAN =
      Map.of("아이디", "username", "이름", "name", "이메일", "email", "역할", "role", "분반", "section");
  private static final Map<String, CourseRole> ROLES =
      Map.ofEntries(
          Map.entry("learner", CourseRole.LEARNER),
          Map.entry("student", CourseRole.LEARNER),
          Map.entry("학습자", CourseRole.LEARNER),
          Map.entry("학생", CourseRole.LEARNER),
          Map.entry("assistant", CourseRole.ASSISTANT),
          Map.entry("ta", CourseRole.ASSISTANT),
          Map.entry("조교", CourseRole.ASSISTANT),
          Map.entry("instructor", CourseRole.INSTRUCTOR),
          Map.entry("teacher", CourseRole.INSTRUCTOR),
          Map.entry("강사", CourseRole.INSTRUCTOR),
          Map.entry("교수", CourseRole.INSTRUCTOR),
          Map.entry("교수자", CourseRole.INSTRUCTOR),
          Map.entry("author", CourseRole.AUTHOR),
          Map.entry("저자", CourseRole.AUTHOR),
          Map.entry("출제자", CourseRole.AUTHOR));

  private RosterCsv() {}

  /**
   * Reads a list.
   *
   * @throws org.ackademy.platform.http.Refused where it is none
   */
  static List<RosterRow> read(byte[] bytes) {
    RosterTable table =
        RosterTable.read(
            FILE, bytes, name -> KOREAN.getOrDefault(name, name), Set.of("username", "name"));
    table
        .columns()
        .forEach(
            (column, place) -> {
              if (!COLUMNS.contains(column)) {
                throw RosterTable.refused(FILE + ":1:" + (place + 1), "unknown");
              }
            });
    return table.lines().stream().map(line -> row(table, line)).toList();
  }

  private static RosterRow row(RosterTable table, RosterTable.Line line) {
    var faults = new ArrayList<FieldFault>();
    if (line.cells().size() > table.columns().size()) {
      faults.add(
          new FieldFault(
              FILE + ":" + line.number() + ":" + (table.columns().size() + 1),
              "cell-too-many",
              List.of()));
    }
    String role = table.cell(line, "role").toLowerCase(Locale.ROOT);
    if (!role.isEmpty() && !ROLES.containsKey(role)) {
      faults.add(table.fault(line, "role", "value"));
    }
    return row(
        table,
        line,
        new Person(
            table.cell(line, "username"), table.cell(line, "name"), table.cell(line, "email")),
        Optional.ofNullable(ROLES.get(role)),
        table.has("section")
            ? Optional.of(sections(table.cell(line, "section")))
            : Optional.empty(),
        faults);
  }

  private static Set<String> sections(String cell) {
    return Arrays.stream(cell.split(";", -1))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** A row, with what is wrong about its person added to what is wrong already. */
  static RosterRow row(
      RosterTable table,
      RosterTable.Line line,
      Person person,
      Optional<CourseRole> role,
      Optional<Set<String>> sections,
      List<FieldFault> known) {
    var faults = new ArrayList<>(known);
    String username = person.username().toLowerCase(Locale.ROOT);
    if (!AccountForm.USERNAME.matcher(username).matches()) {
      faults.add(table.fault(line, "username", "username"));
    }
    if (person.name().isEmpty()) {
      faults.add(table.fault(line, "name", "empty"));
    } else if (person.name().length() > AccountForm.DISPLAY_NAME_LENGTH_MAX) {
      faults.add(
          table.fault(
              line, "name", "too-long", String.valueOf(AccountForm.DISPLAY_NAME_LENGTH_MAX)));
    }
    if (!person.email().isEmpty() && !AccountForm.EMAIL.matcher(person.email()).matches()) {
      faults.add(table.fault(line, "email", "email"));
    }
    boolean longName =
        sections.orElse(Set.of()).stream()
            .anyMatch(name -> name.length() > SectionsResource.NAME_LENGTH_MAX);
    if (longName) {
      faults.add(
          table.fault(
              line, "section", "too-long", String.valueOf(SectionsResource.NAME_LENGTH_MAX)));
    }
    return new RosterRow(
        table.file(),
        line.number(),
        username,
        person.name(),
        Optional.of(person.email()).filter(email -> !email.isEmpty()),
        role,
        sections,
        faults);
  }

  /** Who, as a list writes it. */
  record Person(String username, String name, String email) {}
}
