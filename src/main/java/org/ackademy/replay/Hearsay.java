package org.ackademy.replay;

import java.util.Optional;
import org.ackademy.replay.Heard.Fault;
import org.ackademy.replay.Scenario.Call;
import org.ackademy.replay.Scenario.Reopening;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.TcpState;

/** What is known, at one host's place, of the other in a lossy network. */
final class Hearsay {
  private final Case question;
  private final Course.Lazy course;
  private final Scenario scenario;
  private final Side unseen;
  private final Told told;
  private final Heard heard;
  private final int before;
  private int toldRead;
  private int heardRead;

  /**
   * Nothing is known yet of this host.
   *
   * @param before the first line, from 1, from which on nothing is known: one that leaves a number
   *     free. What came before it is judged all the same, so that no later line undoes a verdict.
   */
  Hearsay(Case question, Side unseen, int before) {
    this(question, unseen, before, new Course.Lazy(question, unseen));
  }

  private Hearsay(Case question, Side unseen, int before, Course.Lazy course) {
    this.question = question;
    this.course = course;
    this.scenario = question.scenario();
    this.unseen = unseen;
    this.before = before;
    Unrolled toldNumbers = new Unrolled();
    Unrolled heardNumbers = new Unrolled();
    this.told = new Told(toldNumbers, heardNumbers);
    this.heard = new Heard(scenario, unseen, told, heardNumbers, toldNumbers);
  }

  Hearsay afresh() {
    return new Hearsay(question, unseen, before, course);
  }

  /** What is wrong with the line as the next to arrive, if anything. */
  Optional<Fault> fault(Branch branch, Line line) {
    int number = branch.sentBy(unseen).size() + branch.sentBy(unseen.peer()).size() + 1;
    if (number >= before) {
      return Optional.empty();
    }
    if (isOneConnection()) {
      catchUp(branch.sentBy(unseen), branch.sentBy(unseen.peer()));
    }
    Optional<Fault> fault = isOneConnection() ? heard.fault(line) : Optional.empty();
    return fault.isPresent() ? fault : byCourse(line, number);
  }

  /** What two segments and two do not tell: several connections, and who repeats what. */
  private Optional<Fault> byCourse(Line line, int number) {
    boolean isUnsure = !isOneConnection() || heard.hasProbed();
    if (!isUnsure || course.refusedAt() != number) {
      return Optional.empty();
    }
    Segment s = line.segment();
    return Fault.ofLine(
        s.isRst()
            ? Code.RST_WITHOUT_CAUSE
            : !isOneConnection()
                ? Code.SENT_AFTER_CLOSED
                : s.seqLength() == 0 ? Code.ACK_WITHOUT_CAUSE : Code.RETRANSMISSION_WITHOUT_CAUSE);
  }

  /**
   * Whether the host can have had but one connection: nothing lets it begin another, and it was not
   * sent the reset that takes a listener back to LISTEN.
   */
  boolean isOneConnection() {
    boolean isBack = told.sendsListenersBack() && scenario.host(unseen).start() == TcpState.LISTEN;
    return scenario.reopening() == Reopening.NEVER
        && !scenario.allows(Call.CRASH)
        && scenario.earlier().isEmpty()
        && !isBack;
  }

  private void catchUp(SentList arrived, SentList sent) {
    while (heardRead < arrived.size() || toldRead < sent.size()) {
      boolean isHeard =
          toldRead == sent.size()
              || (heardRead < arrived.size()
                  && arrived.get(heardRead).line() < sent.get(toldRead).line());
      if (isHeard) {
        heard.add(arrived.get(heardRead++));
      } else {
        told.add(sent.get(toldRead++));
      }
    }
  }
}
