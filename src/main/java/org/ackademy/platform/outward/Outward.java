package org.ackademy.platform.outward;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Sends a request to the very address that was checked (HTTP/1.1, RFC 9112). The usual clients look
 * names up by themselves, and so cannot be kept to an address. Redirects are not followed.
 */
public final class Outward {
  /** For connecting, and for each wait after that. */
  static final Duration TIMEOUT = Duration.ofSeconds(15);

  /** For all of it, so that nobody holds a thread by answering drop by drop. */
  static final Duration TIMEOUT_WHOLE = Duration.ofSeconds(60);

  /** Octets of an answer that are read; what comes after is none of our affair. */
  public static final int BODY_OCTETS_MAX = 1 << 20;

  private static final int NO_CONTENT = 204;
  private static final int LINE_MAX = 8_000;
  private static final int HEADERS_MAX = 200;
  private static final int HTTPS_PORT = 443;
  private static final int HTTP_PORT = 80;
  private static final int HEXADECIMAL = 16;

  private Outward() {}

  /**
   * A request.
   *
   * @param headers without those that follow from the rest
   */
  public record Request(
      String method, URI url, Map<String, String> headers, Optional<String> body) {
    public Request {
      headers = Map.copyOf(headers);
    }

    /** One that reads. */
    public static Request get(URI url, Map<String, String> headers) {
      return new Request("GET", url, headers, Optional.empty());
    }

    /** One that brings something. */
    public static Request post(URI url, Map<String, String> headers, String body) {
      return new Request("POST", url, headers, Optional.of(body));
    }
  }

  /**
   * What came back.
   *
   * @param headers by their names in small letters; of several of a name the values with commas
   *     between (RFC 9110 5.3). Empty where the status alone was read.
   */
  public record Answer(int status, String body, Map<String, String> headers) {
    public Answer {
      headers = Map.copyOf(headers);
    }
  }

  /**
   * Sends a request and reads the answer.
   *
   * @throws IOException where the address may not be reached, or gives no answer in HTTP
   */
  public static Answer exchange(Reach reach, Request request) throws IOException {
    return sent(reach, request, Body.READ);
  }

  /**
   * Sends a request and reads the status alone.
   *
   * @throws IOException where the address may not be reached, or gives no answer in HTTP
   */
  public static int status(Reach reach, Request request) throws IOException {
    return sent(reach, request, Body.LEFT).status();
  }

  private enum Body {
    READ,
    LEFT
  }

  private static Answer sent(Reach reach, Request request, Body body) throws IOException {
    URI url = request.url();
    if (!reach.allows(url)) {
      throw new IOException("this address may not be reached");
    }
    InetAddress address =
        reach
            .resolve(url.getHost())
            .orElseThrow(() -> new IOException("this address may not be reached"));
    boolean secure = "https".equalsIgnoreCase(url.getScheme());
    int port = url.getPort() >= 0 ? url.getPort() : secure ? HTTPS_PORT : HTTP_PORT;
    try (Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress(address, port), (int) TIMEOUT.toMillis());
      plain.setSoTimeout((int) TIMEOUT.toMillis());
      if (!secure) {
        return exchanged(plain, request, body);
      }
      try (Socket safe = secured(plain, url.getHost(), port)) {
        return exchanged(safe, request, body);
      }
    }
  }

  private static Socket secured(Socket plain, String host, int port) throws IOException {
    var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    var safe = (SSLSocket) factory.createSocket(plain, host, port, true);
    SSLParameters parameters = safe.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    safe.setSSLParameters(parameters);
    safe.startHandshake();
    return safe;
  }

  private static Answer exchanged(Socket socket, Request request, Body body) throws IOException {
    URI url = request.url();
    byte[] octets = request.body().orElse("").getBytes(StandardCharsets.UTF_8);
    String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    var head = new StringBuilder(request.method()).append(' ').append(path);
    Optional.ofNullable(url.getRawQuery()).ifPresent(query -> head.append('?').append(query));
    head.append(" HTTP/1.1\r\nHost: ").append(url.getRawAuthority()).append("\r\n");
    request
        .headers()
        .forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    if (request.body().isPresent()) {
      head.append("Content-Length: ").append(octets.length).append("\r\n");
    }
    head.append("Connection: close\r\n\r\n");
    var out = socket.getOutputStream();
    out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    out.write(octets);
    out.flush();
    var in = new Slow(new BufferedInputStream(socket.getInputStream()));
    int status = status(in);
    return switch (body) {
      case LEFT -> new Answer(status, "", Map.of());
      case READ -> {
        Map<String, String> headers = headers(in);
        yield new Answer(
            status, new String(body(status, headers, in), StandardCharsets.UTF_8), headers);
      }
    };
  }

  private static int status(InputStream in) throws IOException {
    String[] words = line(in).strip().split(" ", 3);
    if (words.length < 2 || !words[0].startsWith("HTTP/1.") || !words[1].matches("[1-5][0-9]{2}")) {
      throw new IOException("no answer in HTTP");
    }
    return Integer.parseInt(words[1]);
  }

  private static byte[] body(int status, Map<String, String> headers, InputStream in)
      throws IOException {
    if (status == NO_CONTENT) {
      return new byte[0];
    }
    if (headers.getOrDefault("transfer-encoding", "").toLowerCase(Locale.ROOT).equals("chunked")) {
      return chunks(in);
    }
    Optional<Long> length =
        Optional.ofNullable(headers.get("content-length"))
            .filter(text -> text.matches("[0-9]{1,9}"))
            .map(Long::parseLong);
    int most = (int) Math.min(length.orElse((long) BODY_OCTETS_MAX + 1), BODY_OCTETS_MAX + 1L);
    byte[] read = in.readNBytes(most);
    requireRoom(read.length);
    if (length.isPresent() && read.length < length.get()) {
      throw new EOFException("the answer was cut off");
    }
    return read;
  }

  private static Map<String, String> headers(InputStream in) throws IOException {
    var headers = new LinkedHashMap<String, String>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      if (colon < 1 || headers.size() == HEADERS_MAX) {
        throw new IOException("no answer in HTTP");
      }
      headers.merge(
          line.substring(0, colon).toLowerCase(Locale.ROOT),
          line.substring(colon + 1).strip(),
          (one, other) -> one + ", " + other);
    }
    return headers;
  }

  private static byte[] chunks(InputStream in) throws IOException {
    var whole = new ByteArrayOutputStream();
    while (true) {
      String size = line(in).split(";", 2)[0].strip();
      if (!size.matches("[0-9a-fA-F]{1,7}")) {
        throw new IOException("no answer in HTTP");
      }
      int length = Integer.parseInt(size, HEXADECIMAL);
      requireRoom(whole.size() + length);
      if (length == 0) {
        return whole.toByteArray();
      }
      byte[] chunk = in.readNBytes(length);
      if (chunk.length < length) {
        throw new EOFException("the answer was cut off");
      }
      whole.writeBytes(chunk);
      line(in);
    }
  }

  private static void requireRoom(int octets) throws IOException {
    if (octets > BODY_OCTETS_MAX) {
      throw new IOException("the answer is too long");
    }
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0 || line.length() == LINE_MAX) {
        throw new IOException("a line without an end");
      }
      line.append((char) next);
    }
    return line.toString().strip();
  }

  /** Ends an answer that comes too slowly in all, though no single wait is long. */
  private static final class Slow extends java.io.FilterInputStream {
    private final long start = System.nanoTime();

    Slow(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      requireTime();
      return in.read();
    }

    @Override
    public int read(byte[] octets, int offset, int length) throws IOException {
      requireTime();
      return in.read(octets, offset, length);
    }

    private void requireTime() throws IOException {
      if (System.nanoTime() - start > TIMEOUT_WHOLE.toNanos()) {
        throw new IOException("the answer took too long");
      }
    }
  }
}
