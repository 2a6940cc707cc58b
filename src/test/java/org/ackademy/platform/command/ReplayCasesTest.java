package org.ackademy.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReplayCasesTest {
  private static final String SCENARIO =
      "\"scenario\":{\"hosts\":{\"A\":{\"start\":\"CLOSED\",\"opens\":\"active\"},"
          + "\"B\":{\"start\":\"LISTEN\"}},\"goal\":\"any-prefix\"}";
  private static final String RIGHT =
      "{\"id\":\"right\","
          + SCENARIO
          + ",\"exchange\":[\"A > B SYN seq=100\",\"B > A SYN,ACK seq=300 ack=101\"]}";
  private static final String WRONG =
      "{\"id\":\"wrong\","
          + SCENARIO
          + ",\"exchange\":[\"A > B SYN seq=100\",\"B > A SYN,ACK seq=300 ack=100\"]}";

  @Test
  void answersEveryCaseInItsOrder() throws IOException {
    List<String> results = replay(RIGHT + "\n\n" + WRONG + "\n" + "no JSON\n" + RIGHT);
    assertThat(results).hasSize(4);
    assertThat(results.get(0)).startsWith("{\"id\":\"right\",\"verdict\":\"VALID\"");
    assertThat(results.get(1))
        .startsWith(
            "{\"id\":\"wrong\",\"verdict\":\"INVALID\",\"at\":2,\"code\":\"ACK_NUMBER\","
                + "\"expected\":\"101\",\"actual\":\"100\",\"rule\":\"RFC 9293 3.10.7.2\"");
    assertThat(results.get(2)).contains("\"verdict\":\"UNREADABLE\"", "\"line\":1");
    assertThat(results.get(3)).isEqualTo(results.get(0));
  }

  @Test
  void answersNothingToNothing() throws IOException {
    assertThat(replay("")).isEmpty();
  }

  @Test
  void aMissingFileIsSaidAndEndsWithStatus1(@TempDir Path folder) {
    var err = new StringWriter();
    CommandLine commandLine = Ackademy.commandLine().setErr(new PrintWriter(err, true));
    int status = commandLine.execute("replay", folder.resolve("none.ndjson").toString());
    assertThat(status).isEqualTo(1);
    assertThat(err.toString()).contains("none.ndjson");
  }

  @Test
  void everyCommandHasHelpInItsUsage() {
    helpOf(Ackademy.commandLine());
  }

  private static void helpOf(CommandLine command) {
    String[] description = command.getCommandSpec().usageMessage().description();
    assertThat(description).as(command.getCommandName()).isNotEmpty();
    assertThat(command.getUsageMessage()).contains("--help");
    command
        .getCommandSpec()
        .args()
        .forEach(
            argument ->
                assertThat(argument.description())
                    .as("%s %s", command.getCommandName(), argument.paramLabel())
                    .isNotEmpty());
    command.getSubcommands().values().forEach(ReplayCasesTest::helpOf);
  }

  private static List<String> replay(String cases) throws IOException {
    var out = new ByteArrayOutputStream();
    ReplayCases.replay(new StringReader(cases), out);
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
