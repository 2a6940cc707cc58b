package org.ackademy.platform.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import org.ackademy.notation.capture.Capture;
import org.ackademy.notation.capture.CaptureResults;
import org.ackademy.notation.capture.CaptureVantage;
import org.ackademy.platform.launcher.Console;

/**
 * Judges the connections of a capture, one line out for each.
 *
 * <p>A capture is read in less time than the parser of the command line needs to get ready, so the
 * plain form of the command is recognised here, without it.
 */
final class CapturedConnections {
  /** Instead of a file's name. */
  static final String STANDARD_INPUT = "-";

  private static final int DONE = 0;
  private static final int FAULTY = 1;

  private CapturedConnections() {}

  /** Whether the words are {@code replay --pcap FILE}, and nothing else, with an ordinary name. */
  static boolean isMeant(String... words) {
    return words.length == 3
        && words[0].equals("replay")
        && words[1].equals("--pcap")
        && !words[2].isEmpty()
        && words[2].charAt(0) != '@'
        && (words[2].charAt(0) != '-' || words[2].equals(STANDARD_INPUT));
  }

  /** Writes results on standard output, and faults where they are wanted. */
  static int replay(String file, CaptureVantage seenFrom, PrintWriter err) {
    try (InputStream in = open(file)) {
      // Whoever made the file cannot know when it is read: that will do for a salt.
      long salt = new SplittableRandom().nextLong();
      Capture read = Capture.read(in, Capture.Limits.LARGEST, salt);
      CaptureResults.write(read, seenFrom, System.out);
      if (!read.faults().isEmpty()) {
        CaptureResults.faults(read, Locale.getDefault()).forEach(err::println);
      }
      return read.isFaulty() ? FAULTY : DONE;
    } catch (NoSuchFileException e) {
      err.println(Console.text("input.missing", file));
    } catch (IOException e) {
      err.println(Console.text("input.broken", file, e.toString()));
    }
    return FAULTY;
  }

  static InputStream open(String file) throws IOException {
    return file.equals(STANDARD_INPUT) ? System.in : Files.newInputStream(Path.of(file));
  }
}
