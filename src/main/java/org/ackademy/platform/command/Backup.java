package org.ackademy.platform.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.ackademy.platform.launcher.BackingUp;
import org.ackademy.platform.launcher.LaunchSettings;
import org.ackademy.platform.launcher.StartFailure;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Copies all data into one file, while the server runs or not. */
@CommandLine.Command(
    name = "backup",
    resourceBundle = "org.ackademy.platform.command.help",
    mixinStandardHelpOptions = true)
final class Backup implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FILE")
  private Path file;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "${sys:data:-${sys:user.home}/.ackademy}")
  private Path data;

  // picocli sets the fields before it calls anything.
  @SuppressWarnings("NullAway.Init")
  Backup() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try {
      new BackingUp(file, InstantSource.system(), out::println)
          .run(data, LaunchSettings.external(System.getenv()));
      out.flush();
      return CommandLine.ExitCode.OK;
    } catch (StartFailure e) {
      spec.commandLine().getErr().println(e.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
  }
}
