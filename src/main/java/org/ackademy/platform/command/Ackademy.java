package org.ackademy.platform.command;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.ackademy.notation.capture.CaptureVantage;
import org.ackademy.platform.Build;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * The program {@code ackademy.jar}.
 *
 * <p>Exit status: 0 done, 1 the input has faults or something stood in the way, 2 wrong usage.
 */
@CommandLine.Command(
    name = "ackademy",
    resourceBundle = "org.ackademy.platform.command.help",
    mixinStandardHelpOptions = true,
    versionProvider = Ackademy.Version.class,
    subcommands = {Serve.class, ReplayCases.class, QuizFiles.class, Backup.class, Restore.class})
public final class Ackademy implements Callable<Integer> {
  @Spec private CommandSpec spec;

  // picocli sets the field before it calls anything.
  @SuppressWarnings("NullAway.Init")
  Ackademy() {}

  /** Runs the command that the words name, and ends the process with its status. */
  public static void main(String[] words) {
    System.exit(run(words));
  }

  static int run(String... words) {
    if (CapturedConnections.isMeant(words)) {
      return CapturedConnections.replay(
          words[2],
          new CaptureVantage.OnWire(),
          new PrintWriter(System.err, true, System.err.charset()));
    }
    return commandLine().execute(words);
  }

  static CommandLine commandLine() {
    return new CommandLine(new Ackademy());
  }

  /** Without a command there is nothing to do: says how it is used. */
  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    spec.commandLine().usage(err);
    return CommandLine.ExitCode.USAGE;
  }

  /** What {@code --version} prints. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"Ackademy " + Build.version()};
    }
  }
}
