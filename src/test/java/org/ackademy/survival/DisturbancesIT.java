package org.ackademy.survival;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ackademy.course.Classroom;
import org.ackademy.platform.launcher.RunningAckademy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * In the middle of a class the database is restarted, crashes, or has no room left: nothing that
 * was acknowledged is lost, nothing is doubled, what is refused is refused clearly, and all goes on
 * by itself.
 */
class DisturbancesIT {
  private static final int SOME = 40;

  /** A program is unpacked, a server started, and 200 MB are left to fill. */
  private static final String DISK = "900m";

  private static final long LEFT_OVER = 1L << 20;

  private static Path disk;
  private static boolean small;

  /** One for all that befalls it, where it can be on a small disk of its own. */
  private static RunningAckademy running;

  @BeforeAll
  static void start() throws Exception {
    disk = Files.createDirectories(Path.of("target/it/full-disk").toAbsolutePath());
    small = run("mount", "-t", "tmpfs", "-o", "size=" + DISK, "none", disk.toString()) == 0;
    running =
        small
            ? RunningAckademy.separateIn(disk.resolve("data"))
            : RunningAckademy.separate("disturbed");
  }

  @AfterAll
  static void end() throws Exception {
    running.close();
    if (small) {
      run("umount", "--lazy", disk.toString());
    }
  }

  @Test
  void theDatabaseIsRestartedCrashesIsKilledAndCannotStartForAWhile() throws Exception {
    try (var busy = BusyClass.begin(room(running))) {
      busy.awaitMore(SOME);
      running.itsDatabase().restart("fast");
      busy.awaitMore(SOME);
      running.itsDatabase().restart("immediate");
      busy.awaitMore(SOME);
      running.itsDatabase().kill();
      busy.awaitMore(SOME);
      running.itsDatabase().killOutOfReach(2, () -> refusesClearly(busy));
      busy.awaitMore(SOME);
      busy.endWithNothingLostAndNothingDoubled(running);
      // A request whose caller was being looked up when the connection broke ends in the server
      // itself, before anything of ours: with a problem document too, but with 500.
      assertThat(busy.refusals())
          .anySatisfy(refusal -> assertThat(refusal).startsWith("503 "))
          .allSatisfy(
              refusal -> assertThat(refusal).containsPattern("problem:(unavailable|internal)"));
    }
  }

  /**
   * Once it has been down for longer, every answer is refused so that a client knows when to ask.
   */
  private static void refusesClearly(BusyClass busy) {
    Response refused = busy.submitOnce();
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.header("Retry-After")).matches("[1-9][0-9]*");
    assertThat(refused.getBody().asString()).contains("problem:unavailable");
  }

  @Test
  void theDiskIsFullForAWhile() throws Exception {
    Assumptions.assumeTrue(small, "this machine lets us mount no small disk");
    Path ballast = disk.resolve("ballast");
    try (var busy = BusyClass.begin(room(running))) {
      busy.awaitMore(SOME);
      fill(ballast);
      busy.awaitRefusals(SOME);
      Files.delete(ballast);
      busy.awaitMore(SOME);
      // And once more, so full that the database cannot even recover, and ends.
      running.itsDatabase().endByAFullDisk(() -> fill(ballast));
      int before = running.said().count();
      running.said().await(before, "Try ");
      busy.awaitRefusals(SOME);
      Files.delete(ballast);
      busy.awaitMore(SOME);
      busy.endWithNothingLostAndNothingDoubled(running);
      assertThat(busy.refusals())
          .allSatisfy(
              refusal ->
                  assertThat(refusal)
                      .startsWith("503 ")
                      .containsPattern("problem:(storage-full|unavailable)"));
    } finally {
      Files.deleteIfExists(ballast);
    }
  }

  /** Leaves so little room that the class soon has none. */
  private static Path fill(Path ballast) throws IOException {
    byte[] block = new byte[1 << 20];
    try (var file =
        FileChannel.open(ballast, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      while (Files.getFileStore(ballast).getUsableSpace() > LEFT_OVER) {
        file.write(java.nio.ByteBuffer.wrap(block));
      }
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("No space left");
    }
    return ballast;
  }

  private static Classroom room(RunningAckademy running) {
    return Classroom.open(() -> given().baseUri(running.root().toString()));
  }

  private static int run(String... words) throws IOException, InterruptedException {
    try {
      Process process =
          new ProcessBuilder(List.of(words))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(1, TimeUnit.MINUTES) ? process.exitValue() : -1;
    } catch (IOException noSuchProgram) {
      return -1;
    }
  }
}
