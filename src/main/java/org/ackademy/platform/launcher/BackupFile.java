package org.ackademy.platform.launcher;

import java.io.EOFException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.ackademy.platform.Sha256;
import org.ackademy.platform.http.Json;
import tools.jackson.core.JacksonException;

/** A backup as a file: a zip with a manifest, which is read and proven before anything else. */
final class BackupFile implements AutoCloseable {
  /** Bytes of a manifest; a table takes a few hundred. */
  static final int MANIFEST_BYTES_MAX = 1 << 20;

  private final Path file;
  private final ZipFile zip;
  private final Manifest manifest;

  private BackupFile(Path file, ZipFile zip, Manifest manifest) {
    this.file = file;
    this.zip = zip;
    this.manifest = manifest;
  }

  /** What fills a backup. */
  @FunctionalInterface
  interface Content {
    /** Writes all members and the manifest, which it returns. */
    Manifest writeTo(ZipOutputStream zip) throws IOException, StartFailure;
  }

  /**
   * Writes a backup: at no moment is there half a file of that name, nor one that others may read.
   */
  static Manifest write(Path file, Content content) throws IOException, StartFailure {
    Path target = file.toAbsolutePath();
    // Of a name of its own, for two may write at once; where rights can be told, for us alone.
    Path draft = Files.createTempFile(target.resolveSibling("."), "backup", ".new");
    try {
      Manifest written;
      try (var zip = new ZipOutputStream(Files.newOutputStream(draft))) {
        written = content.writeTo(zip);
      }
      try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(
          draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return written;
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** Opens a member to be written; its end does not end the zip. */
  static Member member(ZipOutputStream zip, String name) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    return new Member(zip, Sha256.begin());
  }

  /**
   * Opens a backup and proves that it is whole: every member is there and is what the manifest says
   * it is.
   *
   * @throws StartFailure where it is none, damaged, or of a later layout
   */
  static BackupFile open(Path file) throws IOException, StartFailure {
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile());
    } catch (NoSuchFileException e) {
      throw new StartFailure(e, "input.missing", file);
    } catch (ZipException e) {
      throw new StartFailure(e, "backup.foreign", file, String.valueOf(e.getMessage()));
    }
    try {
      var opened = new BackupFile(file, zip, manifest(file, zip));
      opened.prove();
      return opened;
    } catch (ZipException | EOFException e) {
      // A damaged member may also seem to end too early.
      zip.close();
      throw new StartFailure(e, "backup.damaged", file, String.valueOf(e.getMessage()));
    } catch (IOException | StartFailure | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  private static Manifest manifest(Path file, ZipFile zip) throws IOException, StartFailure {
    ZipEntry entry = zip.getEntry(Manifest.MEMBER);
    if (entry == null) {
      throw new StartFailure("backup.foreign", file, Manifest.MEMBER);
    }
    byte[] json;
    try (InputStream in = zip.getInputStream(entry)) {
      json = in.readNBytes(MANIFEST_BYTES_MAX);
    }
    // Everything else has its SHA-256 in here, and nothing else looks at the zip's own checksum.
    var sum = new CRC32();
    sum.update(json);
    if (sum.getValue() != entry.getCrc()) {
      throw new StartFailure("backup.damaged", file, Manifest.MEMBER);
    }
    try {
      var tree = Json.mapper().readTree(json);
      if (!tree.path("format").asString("").equals(Manifest.FORMAT)) {
        throw new StartFailure("backup.foreign", file, Manifest.MEMBER);
      }
      if (tree.path("layout").asInt(0) != Manifest.LAYOUT) {
        throw new StartFailure("backup.newer", file, tree.path("ackademy").asString("?"));
      }
      return Json.mapper().treeToValue(tree, Manifest.class);
    } catch (JacksonException e) {
      throw new StartFailure(e, "backup.damaged", file, Manifest.MEMBER);
    }
  }

  private void prove() throws IOException, StartFailure {
    Set<String> expected = new HashSet<>(Set.of(Manifest.MEMBER));
    for (Manifest.Table table : manifest.tables()) {
      expected.add(table.member());
      MessageDigest digest = Sha256.begin();
      try (InputStream in = new DigestInputStream(member(table), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      if (!HexFormat.of().formatHex(digest.digest()).equals(table.sha256())) {
        throw new StartFailure("backup.damaged", file, table.member());
      }
    }
    var more = zip.stream().map(ZipEntry::getName).filter(name -> !expected.contains(name));
    String first = more.findFirst().orElse("");
    if (!first.isEmpty()) {
      throw new StartFailure("backup.damaged", file, first);
    }
  }

  Manifest manifest() {
    return manifest;
  }

  /** The rows of a table. */
  InputStream member(Manifest.Table table) throws IOException, StartFailure {
    ZipEntry entry = zip.getEntry(table.member());
    if (entry == null) {
      throw new StartFailure("backup.damaged", file, table.member());
    }
    return zip.getInputStream(entry);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  /** A member while it is written. */
  static final class Member extends FilterOutputStream {
    private final ZipOutputStream zip;
    private final MessageDigest digest;

    private Member(ZipOutputStream zip, MessageDigest digest) {
      super(zip);
      this.zip = zip;
      this.digest = digest;
    }

    @Override
    public void write(int octet) throws IOException {
      digest.update((byte) octet);
      zip.write(octet);
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
      digest.update(octets, offset, length);
      zip.write(octets, offset, length);
    }

    /** Ends it: the SHA-256 of what it holds, in hexadecimal. */
    String end() throws IOException {
      zip.closeEntry();
      return HexFormat.of().formatHex(digest.digest());
    }

    /** Leaves the zip open. */
    @Override
    public void close() throws IOException {
      zip.flush();
    }
  }
}
