package org.ackademy.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A connection of HTTP/1.1 that is kept open, for one learner: as little work as can be, since the
 * load generator shares the machine with what it measures.
 */
final class Connection implements AutoCloseable {
  private static final int TIMEOUT_MS = 120_000;

  private final Socket socket;
  private final InputStream in;
  private final String head;

  /**
   * Connects.
   *
   * @param token the learner's, sent with each request
   */
  Connection(URI root, String token) throws IOException {
    this.socket = new Socket(InetAddress.getByName(root.getHost()), root.getPort());
    this.socket.setTcpNoDelay(true);
    this.socket.setSoTimeout(TIMEOUT_MS);
    this.in = new BufferedInputStream(socket.getInputStream());
    this.head =
        " HTTP/1.1\r\nHost: %s:%d\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\n"
            .formatted(root.getHost(), root.getPort(), token);
  }

  /** Sends a POST and reads the answer to its end. */
  Reply post(String path, String key, String body) throws IOException {
    byte[] octets = body.getBytes(StandardCharsets.UTF_8);
    String request =
        "POST " + path + head + "Idempotency-Key: " + key + "\r\nContent-Length: " + octets.length;
    byte[] top = (request + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    byte[] all = new byte[top.length + octets.length];
    System.arraycopy(top, 0, all, 0, top.length);
    System.arraycopy(octets, 0, all, top.length, octets.length);
    socket.getOutputStream().write(all);
    return read();
  }

  private Reply read() throws IOException {
    String first = line();
    int length = 0;
    boolean chunked = false;
    for (String field = line(); !field.isEmpty(); field = line()) {
      String lower = field.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring("content-length:".length()).strip());
      } else if (lower.startsWith("transfer-encoding:")) {
        chunked = lower.endsWith("chunked");
      }
    }
    int status = Integer.parseInt(first.substring(9, 12));
    return new Reply(status, chunked ? chunks() : text(length));
  }

  private String chunks() throws IOException {
    var body = new StringBuilder();
    while (true) {
      int length = Integer.parseInt(line().strip(), 16);
      body.append(text(length));
      line();
      if (length == 0) {
        return body.toString();
      }
    }
  }

  private String text(int length) throws IOException {
    byte[] octets = in.readNBytes(length);
    if (octets.length < length) {
      throw new EOFException();
    }
    return new String(octets, StandardCharsets.UTF_8);
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (int octet = in.read(); octet != '\n'; octet = in.read()) {
      if (octet < 0) {
        throw new EOFException();
      }
      if (octet != '\r') {
        line.append((char) octet);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /** What was answered. */
  record Reply(int status, String body) {}
}
