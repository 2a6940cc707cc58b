package org.ackademy.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.ackademy.notation.ExchangeReader;
import org.ackademy.notation.Tree;
import org.ackademy.quiz.file.Yaml;
import org.ackademy.replay.Exchange;
import org.ackademy.replay.Line;
import org.ackademy.replay.Side;
import org.ackademy.replay.ValidExchanges;
import org.junit.jupiter.api.Test;

/**
 * Beliefs that only forbid explain no mistake. Each has an exercise that nobody solves without what
 * it forbids: every one of its right answers, up to a length, has the move in it.
 */
class ForbiddingBeliefsTest {
  private static final ValidExchanges.Reach REACH =
      new ValidExchanges.Reach(ValidExchanges.LINES_MAX, 3);

  private static Exercise exercise(String file) throws IOException {
    Path path = Path.of("quizzes").resolve(file + ".yaml");
    Tree tree = ((Read.Done<Tree>) Yaml.read(Files.readString(path))).value();
    return ((Read.Done<Definition>) Definition.read(tree)).value().sample().exercise();
  }

  private static void assertNeeds(String file, String belief, Predicate<Exchange> forbidden)
      throws IOException {
    Exercise exercise = exercise(file);
    assertThat(exercise.references().misconceptions()).contains(belief);
    List<Exchange> answers = PossibleAnswers.of(exercise, REACH).orElseThrow().answers();
    assertThat(answers).isNotEmpty();
    assertThat(answers)
        .allSatisfy(
            answer ->
                assertThat(forbidden.test(answer)).as("%s", ExchangeReader.print(answer)).isTrue());
  }

  /** The number of the first line of a host with a FIN. */
  private static OptionalInt fin(Exchange exchange, Side from) {
    for (int number = 1; number <= exchange.size(); number++) {
      Line line = exchange.line(number);
      if (line.from() == from && line.segment().isFin()) {
        return OptionalInt.of(number);
      }
    }
    return OptionalInt.empty();
  }

  /** Whether a host sends anything of this kind that has taken the peer's FIN in, up to its own. */
  private static boolean sendsInCloseWait(Exchange exchange, Side side, Predicate<Line> what) {
    OptionalInt peers = fin(exchange, side.peer());
    OptionalInt own = fin(exchange, side);
    if (peers.isEmpty()) {
      return false;
    }
    int taken = exchange.line(peers.getAsInt()).segment().end();
    for (int number = peers.getAsInt() + 1; number <= own.orElse(exchange.size()); number++) {
      Line line = exchange.line(number);
      if (line.from() == side && line.segment().ack() == taken && what.test(line)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a host's FIN is the first to acknowledge the peer's. */
  private static boolean joins(Exchange exchange, Side side) {
    OptionalInt peers = fin(exchange, side.peer());
    OptionalInt own = fin(exchange, side);
    return peers.isPresent()
        && own.isPresent()
        && own.getAsInt() > peers.getAsInt()
        && exchange.line(own.getAsInt()).segment().ack()
            == exchange.line(peers.getAsInt()).segment().end()
        && !sendsInCloseWait(exchange, side, line -> !line.segment().isFin());
  }

  @Test
  void aCloseInThreeNeedsAFinThatAcknowledges() throws IOException {
    assertNeeds(
        "closing/close-in-three",
        "close-always-four",
        answer -> joins(answer, Side.A) || joins(answer, Side.B));
  }

  @Test
  void whoIsClosedOnOneSideOnlySendsAfterTheFin() throws IOException {
    assertNeeds(
        "closing/close-half",
        "no-send-in-close-wait",
        answer -> sendsInCloseWait(answer, Side.B, line -> line.segment().length() > 0));
  }

  @Test
  void aServerWithMoreThanTheWindowSendsOnAndClosesLater() throws IOException {
    String file = "closing/close-server-finishes";
    assertNeeds(
        file,
        "no-send-in-close-wait",
        answer -> sendsInCloseWait(answer, Side.B, line -> line.segment().length() > 0));
    assertNeeds(
        file,
        "fin-answered-at-once",
        answer -> sendsInCloseWait(answer, Side.B, line -> !line.segment().isFin()));
  }

  @Test
  void andItsFinDoesNotComeAtOnce() throws IOException {
    assertNeeds(
        "closing/close-half",
        "fin-answered-at-once",
        answer -> sendsInCloseWait(answer, Side.B, line -> !line.segment().isFin()));
  }
}
