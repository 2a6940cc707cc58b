package org.ackademy.platform.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import org.ackademy.platform.launcher.BackingUp;
import org.ackademy.platform.launcher.LaunchSettings;
import org.ackademy.platform.launcher.StartFailure;
import picocli.CommandLine;

/** Copies all data into one file, while the server runs or not. */
@CommandLine.Command(
    name = "backup",
    resourceBundle = "org.ackademy.platform.command.help",
    mixinStandardHelpOptions = true)
final class Backup extends OfAllData {
  @Override
  void run(Path file, Path data, PrintWriter out) throws StartFailure {
    new BackingUp(file, InstantSource.system(), out::println)
        .run(data, LaunchSettings.external(System.getenv()));
  }
}
