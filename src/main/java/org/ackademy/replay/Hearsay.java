package org.ackademy.replay;

import java.util.List;
import java.util.Optional;
import org.ackademy.replay.Heard.Fault;
import org.ackademy.replay.Line.Given;
import org.ackademy.replay.Manner.Fitting;
import org.ackademy.replay.Scenario.Call;
import org.ackademy.replay.Scenario.Reopening;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.TcpState;
import org.jspecify.annotations.Nullable;

/** What is known, at one host's place, of the other in a lossy network. */
final class Hearsay {
  private static final Given ALL_FREE = new Given(false, false, false);

  private final Case question;
  private final Course.Lazy course;
  private final Scenario scenario;
  private final Side unseen;
  private final Told told;
  private final Heard heard;
  private final int before;
  private final Fitting fitting;
  private final long apart;

  /** Whether a SYN of an earlier connection may have met it while it listened. */
  private final boolean mayHaveBegunEarlier;

  private @Nullable Lives lives;
  private int toldRead;
  private int heardRead;
  private int toldLives;
  private int heardLives;

  /**
   * Nothing is known yet of this host.
   *
   * @param before the first line, from 1, from which on numbers are not known: one that leaves one
   *     free. What came before it is judged all the same, so that no later line undoes a verdict.
   * @param fitting whether it counts which numbers lines were filled in with
   */
  Hearsay(Case question, Side unseen, int before, Fitting fitting) {
    this(
        question,
        unseen,
        before,
        fitting,
        new Course.Lazy(question, unseen),
        Lives.widest(question, unseen));
  }

  private Hearsay(
      Case question, Side unseen, int before, Fitting fitting, Course.Lazy course, long apart) {
    this.apart = apart;
    this.fitting = fitting;
    this.question = question;
    this.course = course;
    this.scenario = question.scenario();
    this.unseen = unseen;
    this.before = before;
    Unrolled toldNumbers = new Unrolled();
    Unrolled heardNumbers = new Unrolled();
    this.told = new Told(toldNumbers, heardNumbers);
    this.heard = new Heard(scenario, unseen, told, heardNumbers, toldNumbers);
    this.mayHaveBegunEarlier = mayHaveBegunEarlier(scenario, unseen);
    for (Sent left : new Leftovers(scenario).to(unseen, 0).all()) {
      told.add(new Sent(0, left.segment(), left.fate()));
    }
  }

  private static boolean mayHaveBegunEarlier(Scenario scenario, Side unseen) {
    return !scenario.earlier().isEmpty() && scenario.host(unseen).start() == TcpState.LISTEN;
  }

  Hearsay afresh() {
    return new Hearsay(question, unseen, before, fitting, course, apart);
  }

  /** What is wrong with the line as the next to arrive, if anything. */
  Optional<Fault> fault(Branch branch, Line line) {
    int number = branch.sentBy(unseen).size() + branch.sentBy(unseen.peer()).size() + 1;
    if (isOneConnection()) {
      catchUp(branch);
    }
    if (number >= before) {
      return isAlone() ? faultOfAny(branch, line) : Optional.empty();
    }
    Optional<Fault> fault = isOneConnection() ? heard.fault(line) : inAnyLife(branch, line);
    return fault.isPresent() ? fault : byCourse(line, number);
  }

  /** What is wrong with it in whichever of several connections. */
  private Optional<Fault> inAnyLife(Branch branch, Line line) {
    Lives all = lives == null ? new Lives(question, unseen, apart) : lives;
    lives = all;
    SentList arrived = branch.sentBy(unseen);
    SentList sent = branch.sentBy(unseen.peer());
    while (heardLives < arrived.size() || toldLives < sent.size()) {
      boolean isHeard =
          toldLives == sent.size()
              || (heardLives < arrived.size()
                  && arrived.get(heardLives).line() < sent.get(toldLives).line());
      if (!isHeard) {
        all.tell(sent.get(toldLives++));
        continue;
      }
      Sent next = arrived.get(heardLives++);
      if (!isLeft(next)) {
        all.hear(next);
      }
    }
    return all.fault(line);
  }

  /** What is wrong with it whichever numbers those lines have that leave some free. */
  private Optional<Fault> faultOfAny(Branch branch, Line line) {
    Segment s = line.segment();
    Optional<Fault> one = new Regardless(scenario, unseen, told).fault(s);
    if (one.isPresent() || branch.isFloating(unseen.peer())) {
      return one;
    }
    if (!line.given().seq() || branch.isFloating(unseen)) {
      return s.isAck() && line.given().ack() ? heard.unreached(s) : Optional.empty();
    }
    return line.given().ack() || !s.isAck() ? heard.fault(line) : faultOfAnyAck(line);
  }

  private Optional<Fault> faultOfAnyAck(Line line) {
    Optional<Fault> last = Optional.empty();
    for (int ack : told.everReached().orElse(List.of())) {
      last = heard.fault(new Line(unseen, acknowledging(line, ack), line.given(), line.fate()));
      if (last.isEmpty()) {
        return last;
      }
    }
    return last;
  }

  private static Segment acknowledging(Line line, int ack) {
    Segment s = line.segment();
    return new Segment(s.control(), s.seq(), ack, s.length(), s.window(), s.urgent(), s.options());
  }

  /** Whether a line states all its numbers, or those with which it was filled in count. */
  private boolean counts(int number) {
    if (fitting == Fitting.BOTH || number < before) {
      return true;
    }
    Exchange exchange = question.exchange();
    Given given = number <= exchange.size() ? exchange.line(number).given() : ALL_FREE;
    return given.seq() && given.ack();
  }

  /** Likewise, of a line that is filled in. */
  Optional<Fault> filledFault(Branch branch, Line line) {
    if (isOneConnection()) {
      catchUp(branch);
    }
    return isAlone() ? heard.fault(line) : Optional.empty();
  }

  /** What two segments and two do not tell: several connections, and who repeats what. */
  private Optional<Fault> byCourse(Line line, int number) {
    boolean isUnsure = !isOneConnection() || heard.hasProbed() || !scenario.earlier().isEmpty();
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
   * Whether the host can have had but one connection: nothing lets it begin another, nothing but
   * what is seen opens one, and it was not sent the reset that takes it back to LISTEN.
   */
  boolean isOneConnection() {
    boolean isBack = told.sendsListenersBack() && scenario.host(unseen).start() == TcpState.LISTEN;
    return scenario.reopening() == Reopening.NEVER
        && !scenario.allows(Call.CRASH)
        && !mayHaveBegunEarlier
        && !isBack;
  }

  /** Likewise, where nothing of an earlier connection is on its way either. */
  private boolean isAlone() {
    return isOneConnection() && scenario.earlier().isEmpty();
  }

  /** What counts of this for what may follow: where it is the same, the same lines are at fault. */
  Object known(Branch branch) {
    if (fitting == Fitting.WHO_RECEIVES) {
      return List.of();
    }
    if (!isOneConnection()) {
      return branch.sentBy(unseen).all();
    }
    catchUp(branch);
    return List.of(heard.known(), branch.sentBy(unseen.peer()).all());
  }

  /**
   * How many arrivals of a branch could not be in one connection: where there may have been
   * several, the branch in which they are fewest is the most likely one.
   */
  int misfits(Branch branch) {
    catchUp(branch);
    if (isOneConnection()) {
      return 0;
    }
    Hearsay anew = afresh();
    int misfits = 0;
    for (Sent sent : branch.sentBy(unseen).all()) {
      anew.catchUp(branch, sent.line());
      Line line = question.exchange().line(sent.line());
      Given given = new Given(true, true, line.given().window());
      Line stated = new Line(unseen, sent.segment(), given, sent.fate());
      misfits += anew.heard.fault(stated).isPresent() ? 1 : 0;
    }
    return misfits;
  }

  /** Whether it may have arrived without having been sent now. */
  private boolean isLeft(Sent arrived) {
    return !scenario.earlier().isEmpty()
        && new Leftovers(scenario).isLeft(question.exchange().line(arrived.line()));
  }

  private void catchUp(Branch branch) {
    catchUp(branch, Integer.MAX_VALUE);
  }

  /** Takes note of all lines before one. */
  private void catchUp(Branch branch, int line) {
    SentList arrived = branch.sentBy(unseen);
    SentList sent = branch.sentBy(unseen.peer());
    while (heardRead < arrived.size() || toldRead < sent.size()) {
      boolean isHeard =
          toldRead == sent.size()
              || (heardRead < arrived.size()
                  && arrived.get(heardRead).line() < sent.get(toldRead).line());
      Sent next = isHeard ? arrived.get(heardRead) : sent.get(toldRead);
      if (next.line() >= line) {
        return;
      }
      if (isHeard) {
        if (counts(next.line()) && !isLeft(next)) {
          heard.add(next);
        }
        heardRead++;
      } else {
        // Of what was assumed nobody knows in which order it came.
        boolean isAssumed = next.line() <= question.exchange().assumed();
        told.add(next, isAssumed ? HeardSoFar.UNKNOWN : heard.received());
        toldRead++;
      }
    }
  }
}
