package org.ackademy.platform.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.ackademy.platform.launcher.LaunchSettings;
import org.ackademy.platform.launcher.Restoring;
import org.ackademy.platform.launcher.StartFailure;
import picocli.CommandLine;

/** Makes a database from a backup, where there is none yet. */
@CommandLine.Command(
    name = "restore",
    resourceBundle = "org.ackademy.platform.command.help",
    mixinStandardHelpOptions = true)
final class Restore extends OfAllData {
  @Override
  void run(Path file, Path data, PrintWriter out) throws StartFailure {
    new Restoring(file, out::println).run(data, LaunchSettings.external(System.getenv()));
  }
}
