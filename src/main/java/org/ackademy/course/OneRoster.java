package org.ackademy.course;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.ackademy.platform.http.Problem.FieldFault;

/**
 * A class list as 1EdTech's OneRoster 1.2 (and 1.1) writes it: a zip with {@code manifest.csv},
 * {@code orgs.csv}, {@code users.csv}, {@code classes.csv} and {@code enrollments.csv}, all of them
 * whole ({@code bulk}). Its classes become sections. Passwords in it are not read, nor is {@code
 * roles.csv}: it says what people are in an organisation, and what they are in a class stands with
 * their enrolment.
 */
final class OneRoster {
  /** Bytes of all files together, unpacked. */
  static final long UNPACKED_BYTES_MAX = 20L << 20;

  /** The most files in it. */
  static final int FILES_MAX = 100;

  private static final Set<String> READ =
      Set.of("manifest.csv", "orgs.csv", "users.csv", "classes.csv", "enrollments.csv");
  private static final Set<String> VERSIONS = Set.of("1.1", "1.2");
  private static final Map<String, CourseRole> ROLES =
      Map.of(
          "student", CourseRole.LEARNER,
          "aide", CourseRole.ASSISTANT,
          "proctor", CourseRole.ASSISTANT,
          "teacher", CourseRole.INSTRUCTOR);

  private final Map<String, byte[]> files;

  private OneRoster(Map<String, byte[]> files) {
    this.files = files;
  }

  /**
   * Reads a zip.
   *
   * @throws org.ackademy.platform.http.Refused where it is none, or too large, or lacks a file
   */
  static List<RosterRow> read(byte[] zip) {
    var roster = new OneRoster(unpacked(zip));
    roster.requireWholeFiles();
    return roster.rows();
  }

  private static Map<String, byte[]> unpacked(byte[] zip) {
    var files = new HashMap<String, byte[]>();
    long left = UNPACKED_BYTES_MAX;
    int entries = 0;
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
        byte[] bytes = in.readNBytes((int) left + 1);
        left -= bytes.length;
        if (left < 0 || ++entries > FILES_MAX) {
          throw RosterTable.refused("roster.zip", "zip-too-large");
        }
        if (READ.contains(name) && files.putIfAbsent(name, bytes) != null) {
          throw RosterTable.refused(name, "file-twice");
        }
      }
    } catch (IOException e) {
      throw RosterTable.refused("roster.zip", "zip-malformed");
    }
    for (String file : List.of("manifest.csv", "users.csv", "classes.csv", "enrollments.csv")) {
      if (!files.containsKey(file)) {
        throw RosterTable.refused("roster.zip", "file-missing", file);
      }
    }
    return files;
  }

  private RosterTable table(String file, String... required) {
    return RosterTable.read(
        file, files.getOrDefault(file, new byte[0]), UnaryOperator.identity(), Set.of(required));
  }

  private void requireWholeFiles() {
    RosterTable manifest = table("manifest.csv", "propertyname", "value");
    for (RosterTable.Line line : manifest.lines()) {
      String property = manifest.cell(line, "propertyname");
      String value = manifest.cell(line, "value");
      boolean read = READ.contains(property.replaceFirst("^file\\.", "") + ".csv");
      if (property.startsWith("file.") && read && value.equals("delta")) {
        throw refused(manifest, line, "delta");
      }
      if (property.equals("oneroster.version") && !VERSIONS.contains(value)) {
        throw refused(manifest, line, "oneroster-version");
      }
    }
    if (files.containsKey("orgs.csv")) {
      // Nothing in it is ours to keep, but a broken file means a broken export.
      table("orgs.csv", "sourcedid", "name");
    }
  }

  private static RuntimeException refused(RosterTable table, RosterTable.Line line, String code) {
    FieldFault fault = table.fault(line, "value", code);
    return RosterTable.refused(fault.pointer(), fault.code());
  }

  private List<RosterRow> rows() {
    RosterTable users = table("users.csv", "sourcedid", "username", "givenname", "familyname");
    RosterTable classes = table("classes.csv", "sourcedid", "title");
    RosterTable enrolments = table("enrollments.csv", "classsourcedid", "usersourcedid", "role");
    var names = new HashMap<String, String>();
    for (RosterTable.Line line : classes.lines()) {
      names.put(classes.cell(line, "sourcedid"), classes.cell(line, "title"));
    }
    Map<String, Taken> taken = taken(enrolments, names);
    var rows = new ArrayList<RosterRow>();
    for (RosterTable.Line line : users.lines()) {
      Taken place = taken.remove(users.cell(line, "sourcedid"));
      if (place != null && isActive(users, line)) {
        rows.add(row(users, line, place));
      }
    }
    // Whoever is enrolled without being a user is told where they are enrolled.
    taken.forEach((id, place) -> rows.add(unknown(enrolments, place.line(), "no-such-user")));
    return rows;
  }

  private static boolean isActive(RosterTable table, RosterTable.Line line) {
    String status = table.cell(line, "status").toLowerCase(Locale.ROOT);
    return !status.equals("tobedeleted") && !status.equals("inactive");
  }

  private static Map<String, Taken> taken(RosterTable enrolments, Map<String, String> classes) {
    var taken = new LinkedHashMap<String, Taken>();
    for (RosterTable.Line line : enrolments.lines()) {
      if (!isActive(enrolments, line)) {
        continue;
      }
      String user = enrolments.cell(line, "usersourcedid");
      Taken place =
          taken.computeIfAbsent(
              user, id -> new Taken(line, new HashSet<>(), new HashSet<>(), new ArrayList<>()));
      Optional.ofNullable(classes.get(enrolments.cell(line, "classsourcedid")))
          .ifPresentOrElse(
              place.sections()::add,
              () -> place.faults().add(enrolments.fault(line, "classsourcedid", "no-such-class")));
      Optional.ofNullable(ROLES.get(enrolments.cell(line, "role").toLowerCase(Locale.ROOT)))
          .ifPresentOrElse(
              place.roles()::add,
              () -> place.faults().add(enrolments.fault(line, "role", "value")));
    }
    return taken;
  }

  private static RosterRow row(RosterTable users, RosterTable.Line line, Taken place) {
    String preferred = users.cell(line, "preferredgivenname");
    String given = preferred.isEmpty() ? users.cell(line, "givenname") : preferred;
    return RosterCsv.row(
        users,
        line,
        new RosterCsv.Person(
            users.cell(line, "username"),
            name(given, users.cell(line, "familyname")),
            users.cell(line, "email")),
        place.roles().stream().max(Enum::compareTo),
        Optional.of(place.sections()),
        place.faults());
  }

  /** Korean names stand together with the family's name in front; others in their own order. */
  private static String name(String given, String family) {
    boolean korean = (family + given).matches("\\p{IsHangul}+");
    return korean ? family + given : (given + " " + family).strip();
  }

  private static RosterRow unknown(RosterTable table, RosterTable.Line line, String code) {
    return new RosterRow(
        table.file(),
        line.number(),
        "",
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(table.fault(line, "usersourcedid", code)));
  }

  /** Where somebody is enrolled, first named in a line. */
  private record Taken(
      RosterTable.Line line,
      Set<String> sections,
      Set<CourseRole> roles,
      List<FieldFault> faults) {}
}
