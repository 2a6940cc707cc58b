package org.ackademy.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ackademy.notation.capture.Capture;
import org.ackademy.notation.capture.CaptureResults;
import org.ackademy.notation.capture.CaptureVantage;

/**
 * A process that has graded a capture often enough to be warm, and does it again for every line
 * that it is sent: it answers with the processor time of all its threads, in nanoseconds.
 */
final class WarmCapture {
  private static final int ROUNDS_BEFORE = 10;
  private static final long SALT = 42;

  private WarmCapture() {}

  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    for (int i = 0; i < ROUNDS_BEFORE; i++) {
      grade(file);
    }
    System.out.println("warm");
    var wanted = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    while (wanted.readLine() != null) {
      System.gc();
      long before = now();
      grade(file);
      System.out.println(now() - before);
    }
  }

  private static long now() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /** Reads the file, judges every connection and writes the results to nowhere. */
  private static void grade(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        OutputStream out = OutputStream.nullOutputStream()) {
      Capture capture = Capture.read(in, Capture.Limits.LARGEST, SALT);
      CaptureResults.write(capture, new CaptureVantage.OnWire(), out);
    }
  }
}
