package org.ackademy.interop.xml;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Packages: files in a zip, in memory alone. */
public final class Zip {
  /** The most files of a package. */
  public static final int FILES_MAX = 2_000;

  /** The most that all files of a package may hold, unpacked, in octets. */
  public static final int OCTETS_MAX = 50_000_000;

  private static final int BLOCK = 8_192;

  /** So that the same files are the same package; the least that the format can say. */
  private static final long TIME = 315_532_800_000L;

  private Zip() {}

  /** A package of texts, in their order. */
  public static byte[] packed(Map<String, String> files) {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        var entry = new ZipEntry(file.getKey());
        entry.setTime(TIME);
        zip.putNextEntry(entry);
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /**
   * The files of a package that anybody may have made, by their names, which lead nowhere.
   *
   * @throws XmlReading.Unreadable where it is no zip, or beyond a limit
   */
  public static Map<String, byte[]> unpacked(byte[] content) throws XmlReading.Unreadable {
    Map<String, byte[]> files = new LinkedHashMap<>();
    int left = OCTETS_MAX;
    try (var zip = new ZipInputStream(new ByteArrayInputStream(content), StandardCharsets.UTF_8)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.isDirectory()) {
          continue;
        }
        byte[] file = limited(zip, left);
        left -= file.length;
        if (files.size() >= FILES_MAX || files.put(entry.getName(), file) != null) {
          throw new XmlReading.Unreadable(1, "too many files, or one twice: " + entry.getName());
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new XmlReading.Unreadable(1, String.valueOf(e.getMessage()));
    }
    if (files.isEmpty()) {
      throw new XmlReading.Unreadable(1, "no package");
    }
    return files;
  }

  private static byte[] limited(ZipInputStream zip, int most)
      throws IOException, XmlReading.Unreadable {
    var out = new ByteArrayOutputStream();
    byte[] block = new byte[BLOCK];
    for (int read = zip.read(block); read >= 0; read = zip.read(block)) {
      out.write(block, 0, read);
      if (out.size() > most) {
        throw new XmlReading.Unreadable(1, "more than " + OCTETS_MAX + " octets");
      }
    }
    return out.toByteArray();
  }
}
