package org.ackademy.platform.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.sql.Connection;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.ackademy.course.Classroom;
import org.ackademy.course.CourseRole;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** All data go into one file and come out of it again: whole, elsewhere, in another PostgreSQL. */
class BackupIT {
  private static final Progress SILENT = line -> {};
  private static final InstantSource CLOCK = InstantSource.system();

  /** A PostgreSQL of another major version than the one inside. */
  private static final Path OTHER_POSTGRESQL = Path.of("target/tools/other-postgresql.jar");

  /** A table that Ackademy did not make. */
  private static final String STRANGE = "kept_by_somebody_else";

  /** And one that another test may leave. */
  private static final Set<String> STRANGERS = Set.of(STRANGE, "job_of_a_test");

  private static final int WRITERS = 4;
  private static final int ANSWERS_EACH_BEFORE = 5;

  /** Blanks at the end of an answer, which change nothing of its verdict. */
  private static final int LONGEST = 1_800;

  private static Path folder;
  private static Path backup;

  /** Answers that were acknowledged before the backup began. */
  private static Set<String> acknowledged;

  @BeforeAll
  static void backUpWhileAnswersComeIn() throws Exception {
    folder = RunningAckademy.freshFolder("backup");
    backup = folder.resolve("night.ackademy");
    Classroom room = Classroom.open();
    String assignment = room.give("opening", Map.of());
    var enough = new CountDownLatch(WRITERS * ANSWERS_EACH_BEFORE);
    Set<String> stored = ConcurrentHashMap.newKeySet();
    var stop = new AtomicBoolean();
    var writing = new ArrayList<Future<?>>();
    try (var writers = Executors.newFixedThreadPool(WRITERS)) {
      for (int i = 0; i < WRITERS; i++) {
        var learner = room.join(CourseRole.LEARNER);
        String attempt = room.begin(learner, assignment);
        writing.add(
            writers.submit(
                () -> {
                  while (!stop.get()) {
                    // Of many lengths: PostgreSQL then lays copied rows out in another order.
                    stored.add(answer(room, learner, attempt, stored.size() * 131 % LONGEST));
                    enough.countDown();
                  }
                }));
      }
      assertThat(enough.await(5, TimeUnit.MINUTES)).isTrue();
      acknowledged = Set.copyOf(stored);
      change("CREATE TABLE " + STRANGE + " AS SELECT 42 AS answer");
      new BackingUp(backup, CLOCK, SILENT).run(data(), Optional.empty());
      change("DROP TABLE " + STRANGE);
      stop.set(true);
      for (var writer : writing) {
        writer.get();
      }
    }
  }

  private static String answer(
      Classroom room, Classroom.Member learner, String attempt, int blanks) {
    return room.as(learner)
        .header("Idempotency-Key", UUID.randomUUID())
        .body(
            Map.of(
                "exercise", "open-three-way", "answer", "A > B SYN seq=100" + " ".repeat(blanks)))
        .post("/api/v1/attempts/" + attempt + "/answers")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static Path data() {
    return RunningAckademy.shared().data();
  }

  @Test
  void whatWasAcknowledgedBeforeIsInItAndNothingByHalves() throws Exception {
    Path restored = RunningAckademy.freshFolder("restored");
    restore(backup, restored);
    assertThat(restored.resolve("postgresql.restored")).doesNotExist();
    try (var claimed = DataFolder.claim(restored);
        var cluster = Cluster.start(claimed, SILENT);
        Connection connection = cluster.database().connect()) {
      assertThat(strings(connection, "SELECT id FROM answer")).containsAll(acknowledged);
      assertThat(strings(connection, "SELECT count(*) FROM account WHERE username = 'admin'"))
          .containsExactly("1");
      // What is drawn next is drawn nowhere yet.
      assertThat(
              strings(
                  connection,
                  "SELECT nextval(pg_get_serial_sequence('answer', 'sequence'))"
                      + " > (SELECT max(sequence) FROM answer)"))
          .containsExactly("t");
      // History is as unchangeable as it was.
      assertThatThrownBy(() -> strings(connection, "DELETE FROM answer RETURNING id"))
          .hasMessageContaining("append-only");
    }
    assertThat(contentOf(restored)).isEqualTo(ours());
  }

  private static void change(String statement) throws Exception {
    try (Connection connection = RunningAckademy.shared().database().getConnection();
        var changing = connection.createStatement()) {
      changing.execute(statement);
    }
  }

  /** The content of the backup without the tables that somebody else made beside ours. */
  private static Map<String, List<String>> ours() throws Exception {
    Map<String, List<String>> content = content(backup);
    assertThat(content).containsKeys(STRANGE, "answer");
    content.keySet().removeAll(STRANGERS);
    return content;
  }

  /** What is in a database that does not run. */
  private static Map<String, List<String>> contentOf(Path data) throws Exception {
    Path again = folder.resolve("again-" + data.getFileName());
    new BackingUp(again, CLOCK, SILENT).run(data, Optional.empty());
    return content(again);
  }

  /**
   * Every table's columns and then its rows, sorted: a row that is copied in may go to a page
   * before its predecessor's where there is room left.
   */
  private static Map<String, List<String>> content(Path file) throws Exception {
    var content = new TreeMap<String, List<String>>();
    try (var opened = BackupFile.open(file)) {
      for (Manifest.Table table : opened.manifest().tables()) {
        var lines = new ArrayList<String>();
        lines.add(String.join(", ", table.columns()));
        try (InputStream rows = opened.member(table)) {
          new String(rows.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .sorted()
              .forEach(lines::add);
        }
        assertThat(lines).as(table.name()).hasSize((int) table.rows() + 1);
        content.put(table.name(), lines);
      }
    }
    return content;
  }

  @Test
  void goesThroughAnotherMajorVersionOfPostgresqlAndBack() throws Exception {
    Assumptions.assumeTrue(Files.exists(OTHER_POSTGRESQL), "made by mvn verify");
    PostgresRelease other = other();
    assertThat(other.major()).isNotEqualTo(PostgresRelease.bundled().major());
    Path there = RunningAckademy.emptyFolder("other-postgresql");
    try (var opened = BackupFile.open(backup)) {
      new Restoring(backup, SILENT).into(there, other, opened);
    }
    Path fromThere = folder.resolve("from-there.ackademy");
    try (var claimed = DataFolder.claim(there);
        var cluster = Cluster.start(claimed, other, SILENT)) {
      new BackingUp(fromThere, CLOCK, SILENT).save(cluster.database());
    }
    assertThat(manifest(fromThere).postgresql()).startsWith(other.major() + ".");
    assertThatThrownBy(() -> new BackingUp(fromThere, CLOCK, SILENT).run(there, Optional.empty()))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining(other.major());

    Path back = RunningAckademy.freshFolder("back-again");
    restore(fromThere, back);
    assertThat(contentOf(back)).isEqualTo(ours());
  }

  private static PostgresRelease other() {
    return new PostgresRelease(
        "17.10.0",
        () -> {
          var zip = new ZipFile(OTHER_POSTGRESQL.toFile());
          String name =
              PostgresRelease.archiveNames(
                      System.getProperty("os.name", ""), System.getProperty("os.arch", ""))
                  .getFirst();
          ZipEntry entry = zip.getEntry(name);
          Assumptions.assumeTrue(entry != null, name);
          return zip.getInputStream(entry);
        });
  }

  @Test
  void isForItsOwnerAloneAndReplacesTheOldOneWholeOrNotAtAll() throws Exception {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
        .isEqualTo("rw-------");
    Path file = Files.createDirectories(folder.resolve("alone")).resolve("file");
    Files.writeString(file, "the old one");
    assertThatThrownBy(
            () ->
                BackupFile.write(
                    file,
                    zip -> {
                      zip.putNextEntry(new ZipEntry("half"));
                      throw new IOException("No space left on device");
                    }))
        .isInstanceOf(IOException.class);
    assertThat(file).hasContent("the old one");
    try (var files = Files.list(file.resolveSibling("."))) {
      assertThat(files).hasSize(1);
    }
    new BackingUp(file, CLOCK, SILENT).run(data(), Optional.empty());
    assertThat(manifest(file).rows()).isPositive();
  }

  @Test
  void whereThereIsNothingToBackUpItSaysSo() {
    Path nothing = folder.resolve("no-such-folder");
    assertThatThrownBy(
            () ->
                new BackingUp(folder.resolve("none"), CLOCK, SILENT).run(nothing, Optional.empty()))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining(nothing.toString());
    assertThat(nothing).doesNotExist();
    assertThat(folder.resolve("none")).doesNotExist();
  }

  @Test
  void neverRestoresOverData() throws Exception {
    assertThatThrownBy(() -> restore(backup, data()))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining(data().resolve("postgresql").toString());
  }

  @Test
  void refusesWhatIsCutDamagedOrForeign() throws Exception {
    byte[] whole = Files.readAllBytes(backup);
    long seed = System.nanoTime();
    System.out.println("BackupIT seed " + seed);
    var random = new Random(seed);
    for (int i = 0; i < 12; i++) {
      refused("cut", java.util.Arrays.copyOf(whole, random.nextInt(whole.length)));
    }
    refused("foreign", "a letter".getBytes(StandardCharsets.UTF_8));
    refused("empty", new byte[0]);
    assertThatThrownBy(() -> restore(folder.resolve("missing"), folder.resolve("target")))
        .isInstanceOf(StartFailure.class);

    // Rows changed, with and without a zip that notices it.
    refused("rows", spoiled("tables/account.copy", octets -> replaced(octets, "admin", "badmi")));
    refused("empty table", spoiled("tables/account.copy", octets -> new byte[0]));
    refused(
        "foreign zip",
        spoiled(Manifest.MEMBER, octets -> replaced(octets, "ackademy-backup", "x")));
    refused(
        "layout",
        spoiled(Manifest.MEMBER, octets -> replaced(octets, "\"layout\":1", "\"layout\":2")));
    refused(
        "no JSON", spoiled(Manifest.MEMBER, octets -> replaced(octets, "{\"format\"", "{format")));
    refused(
        "injection",
        spoiled(
            Manifest.MEMBER,
            octets -> replaced(octets, "\"name\":\"account\"", "\"name\":\"account; drop\"")));
    int flips = 40;
    for (int i = 0; i < flips; i++) {
      unchangedOrRefused(whole, random.nextInt(whole.length), random.nextInt(8));
    }
    // The first octets of compressed rows say how they are compressed: read wrongly, the rows may
    // be foreign, longer, or end too early.
    int start = startOfData(whole, "tables/account.copy");
    for (int bit = 0; bit < 8 * 8; bit++) {
      unchangedOrRefused(whole, start + bit / 8, bit % 8);
    }
  }

  /** A flip in what nobody reads (an entry's time) changes nothing; every other one is noticed. */
  private static void unchangedOrRefused(byte[] whole, int at, int bit) throws Exception {
    byte[] flipped = whole.clone();
    flipped[at] ^= (byte) (1 << bit);
    Path file = Files.write(folder.resolve("flipped"), flipped);
    try (var opened = BackupFile.open(file)) {
      assertThat(opened.manifest()).isEqualTo(manifest(backup));
    } catch (StartFailure e) {
      assertThat(e.getMessage()).contains(file.toString());
    }
  }

  /** Where a member's octets begin, after its local header (PKWARE's APPNOTE, 4.3.7). */
  private static int startOfData(byte[] zip, String member) {
    int fixed = 30;
    int name = new String(zip, StandardCharsets.ISO_8859_1).indexOf(member);
    var header = ByteBuffer.wrap(zip, name - fixed, fixed).slice().order(ByteOrder.LITTLE_ENDIAN);
    assertThat(header.getInt(0)).isEqualTo(0x04034b50);
    return name + header.getShort(26) + header.getShort(28);
  }

  private static void refused(String why, byte[] octets) throws IOException {
    Path file = Files.write(folder.resolve("spoiled"), octets);
    Path target = folder.resolve("target");
    assertThatThrownBy(() -> restore(file, target))
        .as(why)
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining(file.toString());
    assertThat(target).as(why).doesNotExist();
  }

  @Test
  void aDatabaseOfOnesOwnIsFilledOnlyWhereItIsEmptyAndIsEmptyAgainWhereThatFails()
      throws Exception {
    Database empty = emptyDatabase("restored");
    // A backup that is whole and says something that no database takes.
    Path lie = folder.resolve("lie.ackademy");
    Files.write(
        lie, consistent("tables/answer.copy", octets -> replaced(octets, "INCOMPLETE", "MAYBE")));
    assertThatThrownBy(() -> new Restoring(lie, SILENT).run(folder, Optional.of(empty)))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("nothing was changed");
    Path other = folder.resolve("other.ackademy");
    Files.write(
        other,
        consistent(
            "tables/answer.copy", octets -> octets, "\"version\":\"010\"", "\"version\":\"009\""));
    assertThatThrownBy(() -> new Restoring(other, SILENT).run(folder, Optional.of(empty)))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("does not know");
    try (Connection connection = empty.connect()) {
      assertThat(strings(connection, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
          .containsExactly("0");
    }
    var said = new ArrayList<String>();
    new Restoring(backup, said::add).run(folder, Optional.of(empty));
    assertThat(said).anyMatch(line -> line.contains(STRANGE));
    Path copy = folder.resolve("copy.ackademy");
    new BackingUp(copy, CLOCK, SILENT).run(folder, Optional.of(empty));
    assertThat(content(copy)).isEqualTo(ours());
    assertThatThrownBy(() -> new Restoring(backup, SILENT).run(folder, Optional.of(empty)))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("account");
  }

  private static Database emptyDatabase(String name) throws Exception {
    Passwords passwords = Passwords.kept(DataFolder.passwords(data()));
    String server = RunningAckademy.shared().databaseUrl();
    String base = server.substring(0, server.lastIndexOf('/') + 1);
    try (Connection connection =
            new Database(base + "postgres", "postgres", passwords.superuser()).connect();
        var statement = connection.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS " + name);
      statement.execute("CREATE DATABASE " + name + " OWNER ackademy");
    }
    return new Database(base + name, "ackademy", passwords.application());
  }

  private static void restore(Path file, Path target) throws StartFailure {
    new Restoring(file, SILENT).run(target, Optional.empty());
  }

  private static Manifest manifest(Path file) throws Exception {
    try (var opened = BackupFile.open(file)) {
      return opened.manifest();
    }
  }

  private static byte[] replaced(byte[] octets, String old, String by) {
    String text = new String(octets, StandardCharsets.ISO_8859_1);
    assertThat(text).contains(old);
    return text.replace(old, by).getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The backup with one member changed. */
  private static byte[] spoiled(String member, UnaryOperator<byte[]> change) throws IOException {
    Map<String, byte[]> members = members();
    members.compute(
        member, (name, octets) -> change.apply(java.util.Objects.requireNonNull(octets)));
    return zipped(members);
  }

  /** The same with a manifest that says of the member what it is. */
  private static byte[] consistent(String member, UnaryOperator<byte[]> change, String... manifest)
      throws Exception {
    Map<String, byte[]> members = members();
    byte[] old = java.util.Objects.requireNonNull(members.get(member));
    byte[] changed = change.apply(old);
    members.put(member, changed);
    byte[] said = java.util.Objects.requireNonNull(members.get(Manifest.MEMBER));
    said = replaced(said, sha256(old), sha256(changed));
    if (manifest.length > 0) {
      said = replaced(said, manifest[0], manifest[1]);
    }
    members.put(Manifest.MEMBER, said);
    return zipped(members);
  }

  private static String sha256(byte[] octets) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
  }

  private static Map<String, byte[]> members() throws IOException {
    var members = new LinkedHashMap<String, byte[]>();
    try (var zip = new ZipFile(backup.toFile())) {
      for (var entry : zip.stream().toList()) {
        try (InputStream in = zip.getInputStream(entry)) {
          members.put(entry.getName(), in.readAllBytes());
        }
      }
    }
    return members;
  }

  private static byte[] zipped(Map<String, byte[]> members) throws IOException {
    var out = new java.io.ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (var member : members.entrySet()) {
        zip.putNextEntry(new ZipEntry(member.getKey()));
        new ByteArrayInputStream(member.getValue()).transferTo(zip);
      }
    }
    return out.toByteArray();
  }

  private static List<String> strings(Connection connection, String query) throws Exception {
    var found = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }
}
