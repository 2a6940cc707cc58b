package org.ackademy.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ackademy.platform.launcher.RunningAckademy;

/** PostgreSQL's own load generator. */
final class Pgbench {
  private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
  private static final Pattern ADDRESS =
      Pattern.compile("jdbc:postgresql://([^:/]+):(\\d+)/([^?]+).*");

  private Pgbench() {}

  /**
   * Runs a script.
   *
   * @return transactions a second
   */
  static double rate(RunningAckademy ackademy, Path script, int clients, Duration time)
      throws IOException, InterruptedException {
    RunningAckademy.Login login = ackademy.login();
    Matcher address = ADDRESS.matcher(login.url());
    if (!address.matches()) {
      throw new IOException("not an address of PostgreSQL: " + login.url());
    }
    var builder =
        new ProcessBuilder(
            "pgbench",
            "--no-vacuum",
            "--protocol=prepared",
            "--client=" + clients,
            "--jobs=2",
            "--time=" + time.toSeconds(),
            "--file=" + script,
            "--host=" + address.group(1),
            "--port=" + address.group(2),
            "--username=" + login.user(),
            address.group(3));
    builder.environment().put("PGPASSWORD", login.password());
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher rate = RATE.matcher(said);
    if (process.waitFor() != 0 || !rate.find()) {
      throw new IOException(said);
    }
    return Double.parseDouble(rate.group(1));
  }
}
