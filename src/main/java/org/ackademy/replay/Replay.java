package org.ackademy.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ackademy.replay.Ending.End;
import org.ackademy.replay.Fitted.Found;
import org.ackademy.replay.HostState.Telling;
import org.ackademy.replay.Judgement.Bound;
import org.ackademy.replay.Judgement.Frame;
import org.ackademy.replay.Judgement.Incomplete;
import org.ackademy.replay.Judgement.Invalid;
import org.ackademy.replay.Judgement.Remark;
import org.ackademy.replay.Judgement.Undecided;
import org.ackademy.replay.Judgement.Valid;
import org.ackademy.replay.Judgement.Verdict;
import org.ackademy.replay.Judgement.Violation;
import org.ackademy.replay.Outcome.ClaimRefuted;
import org.ackademy.replay.Outcome.Explained;
import org.ackademy.replay.Outcome.TooMany;
import org.ackademy.replay.Outcome.Unexplained;
import org.ackademy.replay.Scenario.Network;

/**
 * Judges cases: the only way to a verdict.
 *
 * <p>What a replay takes is bounded: by its steps ({@link #STEPS_MAX}), by the states that are kept
 * at a time ({@code Steps.STATES_MAX}), and by the lines, of which it keeps where to find each
 * one's numbers. A case of 10,000 lines is judged in {@link #MEGABYTES_OVER_REST} megabytes of
 * heap, one of a million in {@link #MEGABYTES_AT_THE_COMMAND}, the case itself included; the
 * explanation of a long one is searched for when it is asked for, and takes about a kilobyte a line
 * more.
 */
public final class Replay {
  /** Heap in which a case of as many lines as the REST interface takes is judged, in megabytes. */
  public static final int MEGABYTES_OVER_REST = 192;

  /** Heap in which a case of as many lines as the command line takes is judged, in megabytes. */
  public static final int MEGABYTES_AT_THE_COMMAND = 256;

  /** The most steps that a search may take before it gives up, undecided. */
  public static final long STEPS_MAX = 50_000_000;

  /**
   * Up to so many lines the way to a verdict is kept while it is searched for; of a longer exchange
   * it is searched for again when somebody asks, or it would be most of what a replay holds.
   */
  private static final int TOLD_AT_ONCE_MAX = 1_000;

  /** The most steps that are taken to find out where free numbers would have to lie. */
  private static final long NEARBY_STEPS_MAX = 300_000;

  private final Case question;
  private final Telling telling;
  private final Steps steps;
  private final Search search;
  private final Diagnosis diagnosis;
  private final Explanations explanations;

  private Replay(Case question, Telling telling) {
    this(question, telling, new Steps(STEPS_MAX));
  }

  private Replay(Case question, Telling telling, Steps steps) {
    this(question, telling, steps, new Search(question, steps, telling));
  }

  private Replay(Case question, Telling telling, Steps steps, Search search) {
    this.question = question;
    this.telling = telling;
    this.steps = steps;
    this.search = search;
    this.diagnosis = new Diagnosis(question, search);
    this.explanations = new Explanations(question);
  }

  /** Judges a case. Never throws because of what a case holds. */
  public static Judgement judge(Case question) {
    return StraightPath.leadsThrough(question) ? valid(question) : search(question);
  }

  /**
   * Whether a case is VALID: the verdict alone, for whoever need not be told why or what is
   * missing. Never throws because of what a case holds.
   */
  public static boolean isValid(Case question) {
    return StraightPath.leadsThrough(question) || new Replay(question, Telling.LEFT_OUT).isValid();
  }

  private boolean isValid() {
    try {
      return search.leavesArrivalsFree()
          ? new Fitted(question, search).find() instanceof Found.Held held
              && with(held.search(), held.steps()).isMetBy(List.of(held.branch()))
          : search.run() instanceof Explained explained && isMetBy(explained.branches());
    } catch (Steps.Exhausted e) {
      return false;
    }
  }

  private boolean isMetBy(List<Branch> branches) {
    var ending = new Ending(question, search);
    return isMet(ending, ending.best(branches));
  }

  private boolean isMet(Ending ending, End end) {
    return question.scenario().goal() instanceof Goal.AnyPrefix
        || (end.isGoal() && ending.meetsOnPaper());
  }

  /** The judgement of the search alone. */
  static Judgement search(Case question) {
    boolean isLong = question.exchange().size() > TOLD_AT_ONCE_MAX;
    return new Replay(question, isLong ? Telling.LEFT_OUT : Telling.KEPT).judge();
  }

  /** The same, with all that there is to tell. */
  private static Judgement told(Case question) {
    return new Replay(question, Telling.KEPT).judge();
  }

  /** What was found without a search is told when somebody asks, and then by the search. */
  private static Judgement valid(Case question) {
    var search = new Later<>(() -> List.of(told(question)));
    var explanation = new Later<>(() -> search.get(0).explanation());
    return new Judgement(
        new Valid(new Later<>(() -> remarks(search.get(0)))),
        explanation,
        question.exchange().size());
  }

  private static List<Remark> remarks(Judgement judgement) {
    return switch (judgement.verdict()) {
      case Valid valid -> valid.remarks();
      // Never, as far as tests can prove it; and then there is nothing to tell.
      case Incomplete incomplete -> List.of();
      case Invalid invalid -> List.of();
      case Undecided undecided -> List.of();
    };
  }

  private Judgement judge() {
    try {
      return search.leavesArrivalsFree() ? fitted() : asReceived();
    } catch (Steps.Exhausted e) {
      return undecided(e.at(search.reached()));
    }
  }

  /**
   * Where numbers must fit a host that is not seen too, not all are tried. What they explain is
   * explained; what cannot be whatever that host sends is refused; what is neither, nobody knows.
   */
  private Judgement fitted() {
    return switch (new Fitted(question, search).find()) {
      case Found.Held held -> {
        Judgement judged = with(held.search(), held.steps()).ended(List.of(held.branch()));
        yield judged.verdict() instanceof Valid ? judged : unmet(judged);
      }
      case Found.Refused refused ->
          with(refused.search(), refused.steps()).refused(refused.outcome());
      case Found.Nothing nothing -> {
        Judgement received = asReceived();
        yield isRefused(received) ? received : undecided(narrowed(nothing.at()));
      }
    };
  }

  /** With no numbers that were tried the goal is met. */
  private Judgement unmet(Judgement judged) {
    Judgement received = asReceived();
    return received.verdict() instanceof Incomplete
        ? judged
        : undecided(narrowed(question.exchange().size()));
  }

  private static boolean isRefused(Judgement judgement) {
    return judgement.verdict() instanceof Invalid || judgement.verdict() instanceof Undecided;
  }

  private Replay with(Search other, Steps its) {
    return new Replay(question, telling, its, other);
  }

  /** The judgement where the numbers that are left free need to fit whoever is seen. */
  private Judgement asReceived() {
    Outcome outcome = search.run();
    return switch (outcome) {
      case Explained explained -> ended(explained.branches());
      case Unexplained unexplained -> refused(unexplained);
      case ClaimRefuted refuted -> refused(refuted);
      case TooMany many -> outlined(many);
    };
  }

  /**
   * Where not all ways were followed, what no way explains is what the flags alone refuse, or what
   * is refused wherever the free numbers lie.
   */
  private Judgement outlined(TooMany many) {
    if (many.kept() instanceof Unexplained kept
        && Outline.of(question, steps) instanceof Outline.Found.RefusedAt refused
        && refused.line() == kept.at()) {
      return refused(kept, kept.before(), kept.at() - 1);
    }
    Optional<Judgement> found = search.isNarrowed() ? Optional.empty() : anywhere(many.kept());
    return found.orElseGet(() -> undecided(narrowed(many.at())));
  }

  /**
   * What holds wherever the free numbers lie: what is refused whichever is best for it is refused,
   * and what some explain is explained. Nothing where these two do not meet.
   *
   * @param far what is found where they lie far from each other
   */
  private Optional<Judgement> anywhere(Outcome far) {
    try {
      Search relaxed = search.of(Nearness.ANYWHERE, new Steps(NEARBY_STEPS_MAX));
      Outcome most = relaxed.run();
      if (!relaxed.isUnsure() && most.isAsFar(far)) {
        return Optional.of(refused(far));
      }
      var chosenSteps = new Steps(NEARBY_STEPS_MAX);
      Search chosen = search.of(Nearness.CHOSEN, chosenSteps);
      Outcome least = chosen.run();
      var replay = new Replay(question, telling, chosenSteps, chosen);
      return switch (least) {
        case Explained explained -> replay.metBy(explained);
        case Unexplained unexplained -> replay.refusedAsFar(unexplained, relaxed, most);
        case ClaimRefuted refuted -> replay.refusedAsFar(refuted, relaxed, most);
        case TooMany many ->
            chosen.isNarrowed()
                ? Optional.empty()
                : replay.refusedAsFar(many.kept(), relaxed, most);
      };
    } catch (Steps.Exhausted e) {
      return Optional.empty();
    }
  }

  /** The goal is met where free numbers lie near each other. */
  private Optional<Judgement> metNearby() {
    try {
      var chosenSteps = new Steps(NEARBY_STEPS_MAX);
      Search chosen = search.of(Nearness.CHOSEN, chosenSteps);
      return chosen.run() instanceof Explained explained
          ? new Replay(question, telling, chosenSteps, chosen).metBy(explained)
          : Optional.empty();
    } catch (Steps.Exhausted e) {
      return Optional.empty();
    }
  }

  private Optional<Judgement> metBy(Explained explained) {
    return Optional.of(ended(explained.branches()))
        .filter(judged -> judged.verdict() instanceof Valid);
  }

  private Optional<Judgement> refusedAsFar(Outcome least, Search relaxed, Outcome most) {
    return !relaxed.isUnsure() && most.isAsFar(least)
        ? Optional.of(refused(least))
        : Optional.empty();
  }

  private Judgement refused(Outcome outcome) {
    return switch (outcome) {
      case Unexplained unexplained ->
          refused(unexplained, unexplained.before(), unexplained.at() - 1);
      case ClaimRefuted refuted -> refused(refuted, refuted.branches(), refuted.at());
      case Explained explained -> throw new IllegalArgumentException("nothing is refused");
      case TooMany many -> throw new IllegalArgumentException("nothing is known");
    };
  }

  private Undecided narrowed(int at) {
    return new Undecided(at, Bound.WAYS, Branches.most(question.exchange().size()));
  }

  private Judgement undecided(Undecided verdict) {
    return new Judgement(verdict, List.of(), steps.taken());
  }

  private Judgement refused(Outcome outcome, List<Branch> branches, int upTo) {
    Branch branch = branches.get(0);
    HostState a = Explanations.least(branch.a());
    HostState b = Explanations.least(branch.b());
    List<Frame> frames = frames(branch, a, b, upTo, upTo + 1);
    // Last: to go on from here adds to the branches' lists.
    List<Violation> violations = new Mistakes(question, search, diagnosis).from(outcome);
    Invalid invalid = new Invalid(violations.get(0), violations.subList(1, violations.size()));
    return new Judgement(invalid, frames, steps.taken());
  }

  /** So many frames of what happened up to a line. */
  private List<Frame> frames(Branch branch, HostState a, HostState b, int upTo, int count) {
    return switch (telling) {
      case KEPT -> {
        List<Frame> found = explanations.frames(branch, a, b, upTo).subList(0, count);
        Scenario scenario = question.scenario();
        boolean counts = scenario.network() == Network.LOSSY && upTo <= LeastAssumed.LINES_MAX;
        yield counts
            ? new Later<>(() -> counted(branch, a, b, upTo).orElse(found).subList(0, count))
            : found;
      }
      case LEFT_OUT -> {
        Case asked = question;
        yield new Later<>(() -> told(asked).explanation());
      }
    };
  }

  private Optional<List<Frame>> counted(Branch branch, HostState a, HostState b, int upTo) {
    return new LeastAssumed(question, explanations).frames(branch, a, b, upTo);
  }

  private Judgement ended(List<Branch> branches) {
    Ending ending = new Ending(question, search);
    End end = ending.best(branches);
    HostState a = explanations.shown(end, Side.A);
    HostState b = explanations.shown(end, Side.B);
    int size = question.exchange().size();
    List<Frame> frames = frames(end.branch(), a, b, size, size + 2);
    boolean valid = isMet(ending, end);
    if (!valid
        && search.isNarrowed()
        && !(Outline.of(question, steps) instanceof Outline.Found.WithoutGoal)) {
      return undecided(narrowed(search.narrowedAt()));
    }
    Optional<Judgement> met = valid || !search.hasGuessed() ? Optional.empty() : metNearby();
    if (met.isPresent()) {
      return met.get();
    }
    Verdict verdict =
        valid ? new Valid(remarks(question.exchange(), frames)) : incomplete(ending, end, branches);
    return new Judgement(verdict, frames, steps.taken());
  }

  private static List<Remark> remarks(Exchange exchange, List<Frame> frames) {
    return new Later<>(() -> Remarks.on(exchange, frames));
  }

  /** The search for a completion has a bound of its own, and never makes the verdict undecided. */
  private Verdict incomplete(Ending ending, End end, List<Branch> branches) {
    List<Branch> first = new ArrayList<>(branches);
    first.remove(end.branch());
    first.add(0, end.branch());
    Completion.Known known =
        search.isNarrowed() || search.hasSampledSenders()
            ? Completion.Known.SOME
            : Completion.Known.ALL;
    Completion.Found found = new Completion(question, search, ending).shortest(first, known);
    return new Shortfall(question, diagnosis).of(end, found);
  }
}
