package org.ackademy.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** {@code replay --pcap}: its words and its exit status. */
class ReplayCapturesTest {
  private static final Path WIRE = Path.of("src/test/resources/captures/linux-wire.pcap");

  @TempDir Path folder;
  private final StringWriter err = new StringWriter();

  private int run(String... words) {
    CommandLine commandLine = Ackademy.commandLine().setErr(new PrintWriter(err, true));
    return commandLine.execute(words);
  }

  /** The beginning of the real capture: its header and its first three packets. */
  private Path capture(int bytes) throws IOException {
    byte[] whole = Files.readAllBytes(WIRE);
    return Files.write(folder.resolve("some.pcap"), java.util.Arrays.copyOf(whole, bytes));
  }

  @ParameterizedTest
  @CsvSource({"wire", "192.0.2.1", "2001:db8::1", "A", "b"})
  void whateverTheVerdictsTheStatusIs0(String vantage) throws IOException {
    int whole = 24 + 16 + 44;
    assertThat(run("replay", "--pcap", capture(whole).toString(), "--vantage", vantage)).isZero();
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aFileThatIsCutHasStatus1AndIsNamed() throws IOException {
    assertThat(run("replay", "--pcap", capture(24 + 16 + 44 + 20).toString())).isEqualTo(1);
    assertThat(err.toString()).isNotBlank().contains("84");
  }

  @Test
  void whatIsNoCaptureHasStatus1() throws IOException {
    Path text = Files.writeString(folder.resolve("text"), "no capture at all");
    assertThat(run("replay", "--pcap", text.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("pcapng");
  }

  @Test
  void aMissingFileHasStatus1() {
    assertThat(run("replay", "--pcap", folder.resolve("none").toString())).isEqualTo(1);
    assertThat(err.toString()).contains("none");
  }

  @ParameterizedTest
  @CsvSource({
    "--vantage;A",
    "--pcap;some.pcap;cases.ndjson",
    "--pcap;some.pcap;--vantage;everywhere",
    "--pcap;some.pcap;--vantage;1.2.3",
    "--pcap;some.pcap;--vantage;1::2::3",
  })
  void wrongUsageHasStatus2(String words) {
    assertThat(run(("replay;" + words).split(";", -1))).isEqualTo(2);
  }
}
