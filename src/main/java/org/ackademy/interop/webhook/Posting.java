package org.ackademy.interop.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Posts a message to an address that was looked up before (HTTP/1.1, RFC 9112) and reads the status
 * alone. The usual clients look names up by themselves, and so cannot be kept to an address.
 */
final class Posting {
  /** For connecting, and for each wait after that. */
  static final Duration TIMEOUT = Duration.ofSeconds(15);

  private static final int STATUS_LINE_MAX = 1_000;
  private static final int HTTPS_PORT = 443;
  private static final int HTTP_PORT = 80;

  private Posting() {}

  /**
   * Posts.
   *
   * @param url of the receiver; its name is checked against the certificate
   * @param address of its host
   * @return the status of the answer
   * @throws IOException where there is none
   */
  static int post(URI url, InetAddress address, Map<String, String> headers, String body)
      throws IOException {
    boolean secure = "https".equalsIgnoreCase(url.getScheme());
    int port = url.getPort() >= 0 ? url.getPort() : secure ? HTTPS_PORT : HTTP_PORT;
    try (Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress(address, port), (int) TIMEOUT.toMillis());
      plain.setSoTimeout((int) TIMEOUT.toMillis());
      if (!secure) {
        return exchange(plain, url, headers, body);
      }
      try (Socket safe = secured(plain, url.getHost(), port)) {
        return exchange(safe, url, headers, body);
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

  private static int exchange(Socket socket, URI url, Map<String, String> headers, String body)
      throws IOException {
    byte[] octets = body.getBytes(StandardCharsets.UTF_8);
    String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    var head = new StringBuilder("POST ").append(path);
    Optional.ofNullable(url.getRawQuery()).ifPresent(query -> head.append('?').append(query));
    head.append(" HTTP/1.1\r\nHost: ").append(url.getRawAuthority()).append("\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append("Content-Length: ").append(octets.length).append("\r\nConnection: close\r\n\r\n");
    var out = socket.getOutputStream();
    out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    out.write(octets);
    out.flush();
    return status(socket.getInputStream());
  }

  private static int status(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      if (line.length() == STATUS_LINE_MAX) {
        throw new IOException("a status line without an end");
      }
      line.append((char) next);
    }
    String[] words = line.toString().strip().split(" ", 3);
    if (words.length < 2 || !words[0].startsWith("HTTP/1.") || !words[1].matches("[1-5][0-9]{2}")) {
      throw new IOException("no answer in HTTP");
    }
    return Integer.parseInt(words[1]);
  }
}
