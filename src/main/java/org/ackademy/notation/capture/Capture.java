package org.ackademy.notation.capture;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * What a capture file holds: pcap or pcapng, of Ethernet (VLAN tags too), raw IP, Linux cooked or
 * BSD loopback packets, with TCP over IPv4 or IPv6.
 *
 * @param connections in the order of their first packets
 * @param faults what could not be read, in the order of the file, at most {@link #FAULTS_KEPT_MAX}
 *     and, if there is one, the fault that ended the reading
 * @param faultsInAll how many faults there were
 * @param packets how many packets were read
 * @param segments how many of them are segments of the connections
 */
public record Capture(
    List<Connection> connections,
    List<CaptureFault> faults,
    long faultsInAll,
    long packets,
    long segments) {
  /** The most faults that are kept. */
  public static final int FAULTS_KEPT_MAX = 1_000;

  public Capture {
    connections = List.copyOf(connections);
    faults = List.copyOf(faults);
  }

  /**
   * The most that a capture may hold.
   *
   * @param segments of TCP
   * @param connections of TCP
   */
  public record Limits(int segments, int connections) {
    /** What the packed form can hold, and a machine's memory usually does. */
    public static final Limits LARGEST = new Limits(1 << 25, 1 << 22);

    public Limits {
      if (segments < 1 || segments > 1 << 25 || connections < 1 || connections > 1 << 22) {
        throw new IllegalArgumentException(segments + " segments, " + connections);
      }
    }
  }

  /**
   * Reads a capture to its end, or as far as it can be read. Never throws because of what the
   * stream holds. The caller closes the stream.
   *
   * @param salt any number: keeps whoever made the capture from slowing the reading down; nothing
   *     that is read depends on it
   * @throws IOException where the stream itself fails
   */
  public static Capture read(InputStream in, Limits limits, long salt) throws IOException {
    var reading = new CaptureReading(limits, salt);
    CaptureFile.read(in, reading);
    return reading.capture();
  }

  /** Whether something in the file is not as it should be; a note alone is no fault. */
  public boolean isFaulty() {
    return !faults.isEmpty()
        && faults.stream().anyMatch(f -> f.kind().weight() != CaptureFault.Weight.NOTE);
  }
}
