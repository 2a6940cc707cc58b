package org.ackademy.platform.http;

import jakarta.servlet.ServletContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.ackademy.platform.Sha256;

/**
 * The files of the web pages, read once and kept: as they are, and compressed. They live under an
 * address that names their content, so that a browser may keep them for ever and never mixes two
 * versions.
 *
 * @param files by path, from the root of the application: {@code /platform/main.js}
 * @param version names the content of all of them together
 * @param page what every page begins with
 * @param policy the page's content security policy
 */
record WebFiles(Map<String, WebFile> files, String version, WebFile page, String policy) {
  /** Where the version goes in the page. */
  private static final String VERSION = "{{version}}";

  private static final int VERSION_CHARS = 16;
  private static final String PAGE = "/index.html";
  private static final Pattern IMPORT_MAP =
      Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

  private static final Map<String, String> TYPES =
      Map.of(
          "js", "text/javascript;charset=UTF-8",
          "css", "text/css;charset=UTF-8",
          "json", "application/json",
          "svg", "image/svg+xml");

  WebFiles {
    files = Map.copyOf(files);
  }

  /** A file. */
  static final class WebFile {
    private final String type;
    private final byte[] plain;
    private final byte[] compressed;

    private WebFile(String type, byte[] plain) {
      this.type = type;
      this.plain = plain;
      this.compressed = gzip(plain);
    }

    /** Its media type. */
    String type() {
      return type;
    }

    /** Its bytes; nobody changes them. */
    byte[] plain() {
      return plain;
    }

    /** The same, by gzip. */
    byte[] compressed() {
      return compressed;
    }
  }

  /** Reads all files of an application. */
  static WebFiles read(ServletContext application) {
    var contents = new TreeMap<String, byte[]>();
    read(application, "/", contents);
    byte[] page = Optional.ofNullable(contents.remove(PAGE)).orElseThrow();
    String version = version(contents, page);
    String text = new String(page, StandardCharsets.UTF_8).replace(VERSION, version);
    var files = new TreeMap<String, WebFile>();
    contents.forEach((path, bytes) -> files.put(path, new WebFile(type(path), bytes)));
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new WebFiles(
        files, version, new WebFile("text/html;charset=UTF-8", bytes), policy(text));
  }

  private static void read(ServletContext application, String folder, Map<String, byte[]> into) {
    Set<String> paths = Optional.ofNullable(application.getResourcePaths(folder)).orElse(Set.of());
    for (String path : paths) {
      if (path.startsWith("/WEB-INF/") || path.startsWith("/META-INF/")) {
        continue;
      }
      if (path.endsWith("/")) {
        read(application, path, into);
      } else if (path.equals(PAGE) || TYPES.containsKey(extension(path))) {
        into.put(path, bytes(application, path));
      }
    }
  }

  private static byte[] bytes(ServletContext application, String path) {
    try (InputStream in = application.getResourceAsStream(path)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }

  private static String extension(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  private static String type(String path) {
    return Optional.ofNullable(TYPES.get(extension(path))).orElseThrow();
  }

  private static String version(Map<String, byte[]> contents, byte[] page) {
    MessageDigest digest = Sha256.begin();
    digest.update(page);
    contents.forEach(
        (path, bytes) -> {
          digest.update(path.getBytes(StandardCharsets.UTF_8));
          digest.update(bytes);
        });
    return HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_CHARS);
  }

  /** The page's own import map is the only script that stands in a page: it is allowed by name. */
  private static String policy(String page) {
    Matcher map = IMPORT_MAP.matcher(page);
    if (!map.find()) {
      throw new IllegalStateException("no import map in " + PAGE);
    }
    byte[] hash = Sha256.begin().digest(map.group(1).getBytes(StandardCharsets.UTF_8));
    String source = "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    return SecurityHeaders.POLICY_OF_PAGES.replace(
        "script-src 'self'", "script-src 'self' " + source);
  }

  private static byte[] gzip(byte[] plain) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new Best(out)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException("an array does not fail", e);
    }
    return out.toByteArray();
  }

  /** Compresses as well as it can: it is done once. */
  private static final class Best extends GZIPOutputStream {
    Best(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
