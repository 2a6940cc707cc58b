import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checks that every Java source is in the one format, or brings it there.
 *
 * <p>A program of its own, for the formatter reads sources with the parser of the Java machine that
 * it runs on: the build's plugins run on Maven's, which may be too old for the language we write.
 */
final class Format {
  /** Fewer sources than this mean that it looked in the wrong place. */
  private static final int SOURCES_MIN = 20;

  /** What a source is to be. */
  private record Formatted(Path source, String text) {}

  public static void main(String[] arguments) throws IOException {
    boolean rewrite = List.of(arguments).equals(List.of("rewrite"));
    List<Formatted> off = sources().parallelStream().flatMap(Format::off).toList();
    if (rewrite) {
      for (Formatted one : off) {
        Files.writeString(one.source(), one.text());
      }
    } else if (!off.isEmpty()) {
      off.forEach(one -> System.err.println("not in the format: " + one.source()));
      System.err.println("To bring them there: mvn -q validate exec:exec@format");
      System.exit(1);
    }
  }

  /** The source in the format; nothing where it is in it already. */
  private static Stream<Formatted> off(Path source) {
    try {
      String written = Files.readString(source);
      String formatted = formatted(source, written);
      return formatted.equals(written)
          ? Stream.empty()
          : Stream.of(new Formatted(source, formatted));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> sources() throws IOException {
    var found = new ArrayList<Path>();
    for (Path root : List.of(Path.of("src"), Path.of(".ci"))) {
      try (var files = Files.walk(root)) {
        files.filter(file -> file.toString().endsWith(".java")).sorted().forEach(found::add);
      }
    }
    if (found.size() < SOURCES_MIN) {
      throw new IllegalStateException("only " + found.size() + " sources found");
    }
    return found;
  }

  private static String formatted(Path source, String written) {
    try {
      String ordered =
          RemoveUnusedImports.removeUnusedImports(
              ImportOrderer.reorderImports(written, JavaFormatterOptions.Style.GOOGLE));
      return new Formatter().formatSource(ordered);
    } catch (FormatterException e) {
      throw new IllegalStateException(source + " does not parse: " + e.getMessage(), e);
    }
  }
}
