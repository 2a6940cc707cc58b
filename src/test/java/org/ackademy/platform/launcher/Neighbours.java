package org.ackademy.platform.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Where other systems that the shared server speaks to are to be found. They stand on this machine
 * and run only while a test is about them.
 *
 * @param mail the port of an SMTP server
 * @param provider the port of an OpenID Connect provider
 * @param records a learning record store, which runs always
 */
public record Neighbours(int mail, int provider, RecordStoreOfTests records) {
  /** Below those that systems give to whoever asks for any port: nobody gets one of these. */
  private static final int PORT_FROM = 20_000;

  private static final int PORT_TO = 30_000;

  static Neighbours somewhere() {
    return new Neighbours(freePort(), freePort(), new RecordStoreOfTests());
  }

  private static int freePort() {
    while (true) {
      int port = RandomGenerator.getDefault().nextInt(PORT_FROM, PORT_TO);
      try (var probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return probe.getLocalPort();
      } catch (IOException e) {
        // Somebody has it: another one.
      }
    }
  }

  /** What tells the server where they are. */
  List<String> options() {
    return List.of(
        "-Dackademy.smtp.host=127.0.0.1",
        "-Dackademy.smtp.port=" + mail,
        "-Dackademy.smtp.tls=NONE",
        "-Dackademy.smtp.from=ackademy@school.example",
        "-Dackademy.oidc.issuer=http://127.0.0.1:" + provider,
        "-Dackademy.oidc.client.id=ackademy client",
        "-Dackademy.oidc.client.secret=a secret: & %",
        "-Dackademy.oidc.name=School",
        "-Dackademy.oidc.reach=EVERYWHERE",
        "-Dackademy.lti.contacts=quiz@school.example, lms@school.example",
        "-Dackademy.lti.policy=https://school.example/privacy",
        "-Dackademy.xapi.endpoint=http://127.0.0.1:" + records.port() + "/xapi",
        "-Dackademy.xapi.user=store",
        "-Dackademy.xapi.password=a secret",
        "-Dackademy.xapi.reach=EVERYWHERE",
        "-Dackademy.key=" + "c2VhbGVk".repeat(5) + "c2U=",
        // Longer than anything but what tests date back.
        "-Dackademy.retention.courses=3650",
        "-Dackademy.retention.audit=3650");
  }
}
