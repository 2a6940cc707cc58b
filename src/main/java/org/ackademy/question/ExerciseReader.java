package org.ackademy.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.ackademy.notation.HostNames;
import org.ackademy.notation.Tree;
import org.ackademy.replay.Code;

/**
 * Reads the file of an exercise, whatever language its tree was written in. What a schema can say
 * of a file is checked here only as far as it is needed to read on.
 */
public final class ExerciseReader {
  /** The seed where there is no attempt. */
  public static final long SEED_OF_NOBODY = 0;

  /** How often an exercise is drawn, at most, until its options differ. */
  private static final int DRAWS_MAX = 20;

  private static final Text KEY = new Text("What follows from the question", "문제에서 바로 나오는 답");

  private final List<Flaw> flaws = new ArrayList<>();
  private final Node root;
  private final String version;
  private final Chance chance;

  private ExerciseReader(Tree tree, String version, Chance chance) {
    this.version = version;
    this.root = Node.root(tree, flaws);
    this.chance = chance;
  }

  /**
   * Reads an exercise as the learner of a seed gets it; all flaws that prevent it are told at once.
   *
   * @param seed the attempt's: two exercises of one attempt draw nothing alike from it
   */
  public static Read<Exercise> read(Tree tree, long seed) {
    return switch (drawn(tree, seed)) {
      case Read.Done<Drawn> done -> new Read.Done<>(done.value().exercise());
      case Read.Flawed<Drawn> flawed -> new Read.Flawed<>(flawed.flaws());
    };
  }

  /** An exercise and the file from which it was read, once what is drawn has been put in. */
  record Drawn(Exercise exercise, Tree filled, Variety variety) {}

  /** Whether seeds make a difference. */
  enum Variety {
    SAME_FOR_ALL,
    BY_SEED
  }

  /** Draws again where two options came to say the same, say; what is drawn last is taken. */
  static Read<Drawn> drawn(Tree tree, long seed) {
    return drawn(tree, Fingerprint.of(tree), seed);
  }

  /**
   * The same where the file was read before.
   *
   * @param version its fingerprint
   */
  static Read<Drawn> drawn(Tree tree, String version, long seed) {
    Chance chance = Chance.from(seed).of(id(tree));
    Read<Drawn> drawn = drawn(tree, version, Template.draw(chance), chance);
    for (int again = 1; again < DRAWS_MAX && Template.isOne(tree) && !isSound(drawn); again++) {
      Chance other = chance.of("again " + again);
      drawn = drawn(tree, version, Template.draw(other), other);
    }
    return drawn;
  }

  /**
   * An exercise of these values.
   *
   * @param draw the values
   * @param chance from which the order of options and the like is drawn
   */
  static Read<Drawn> drawn(Tree tree, Draw draw, Chance chance) {
    return drawn(tree, Fingerprint.of(tree), draw, chance);
  }

  private static Read<Drawn> drawn(Tree tree, String version, Draw draw, Chance chance) {
    return switch (Template.filled(tree, draw)) {
      case Read.Done<Tree> filled ->
          switch (new ExerciseReader(filled.value(), version, chance).read()) {
            case Read.Done<Exercise> done ->
                new Read.Done<>(
                    new Drawn(
                        done.value(),
                        filled.value(),
                        chance.isDrawnFrom() ? Variety.BY_SEED : Variety.SAME_FOR_ALL));
            case Read.Flawed<Exercise> flawed -> new Read.Flawed<>(flawed.flaws());
          };
      case Read.Flawed<Tree> flawed -> new Read.Flawed<>(flawed.flaws());
    };
  }

  /** Whether a learner may get this: nothing of the question itself is wrong. */
  static boolean isSound(Read<Drawn> drawn) {
    if (!(drawn instanceof Read.Done<Drawn> done)) {
      return false;
    }
    var flaws = new Flaws(done.value().filled());
    done.value().exercise().question().prove(flaws);
    return flaws.sorted().isEmpty();
  }

  private static String id(Tree tree) {
    return tree instanceof Tree.Mapping root
            && root.find("id").orElse(tree) instanceof Tree.Text text
        ? text.value()
        : "";
  }

  /** Reads an exercise as whoever looks at it without an attempt gets it. */
  public static Read<Exercise> read(Tree tree) {
    return read(tree, SEED_OF_NOBODY);
  }

  private Read<Exercise> read() {
    String id = root.field("id").text();
    Text title = root.field("title").words();
    Text task = root.field("task").words();
    List<Text> hints = root.items("hints").stream().map(Node::words).toList();
    Text explanation = root.field("explanation").words();
    Hosts hosts = hosts();
    Optional<Question> question = question(hosts);
    List<Exercise.ModelAnswer> answers = answers(question);
    List<Exercise.Mistake> mistakes = mistakes();
    Exercise.References references = references();
    Exercise.Label label = label();
    Optional<HelpLevel> help =
        root.find("help")
            .map(node -> node.oneOf(HelpLevel.class))
            .orElse(Optional.of(HelpLevel.VALUE));
    if (!flaws.isEmpty() || question.isEmpty() || help.isEmpty()) {
      return new Read.Flawed<>(flaws);
    }
    return new Read.Done<>(
        new Exercise(
            id,
            title,
            task,
            hints,
            explanation,
            hosts,
            question.get(),
            answers,
            mistakes,
            references,
            label,
            help.get(),
            version));
  }

  private Hosts hosts() {
    Optional<Node> names = root.find("names");
    Optional<Text> a = names.flatMap(node -> node.find("A")).map(Node::words);
    Optional<Text> b = names.flatMap(node -> node.find("B")).map(Node::words);
    Optional<HostNames.Problem> problem = HostNames.problem(all(a), all(b));
    if (problem.isPresent()) {
      names.orElse(root).flaw(sentence(problem.get()), problem.get().value());
      return Hosts.LETTERS;
    }
    return new Hosts(a, b);
  }

  private static Sentence sentence(HostNames.Problem problem) {
    return switch (problem.kind()) {
      case ALIKE -> Wrong.HOSTS_ALIKE;
      case LENGTH -> Wrong.HOST_LENGTH;
      case START -> Wrong.HOST_START;
    };
  }

  private static List<String> all(Optional<Text> name) {
    return name.map(text -> List.of(text.en(), text.ko())).orElse(List.of());
  }

  private Optional<Question> question(Hosts hosts) {
    var source = new Source(root, hosts, chance, flaws);
    Node type = root.field("type");
    return switch (type.text()) {
      case Compose.TYPE -> Compose.read(source);
      case Complete.TYPE -> Complete.read(source);
      case States.TYPE -> States.read(source);
      case Choice.TYPE -> Choice.read(source);
      case Truth.TYPE -> Truth.read(source);
      case Matching.TYPE -> Matching.read(source);
      case Ordering.TYPE -> Ordering.read(source);
      case Mend.TYPE -> Mend.read(source);
      case Find.TYPE -> Find.read(source);
      case Holes.TYPE -> Holes.read(source);
      case Order.TYPE -> Order.read(source);
      case Explain.TYPE -> Explain.read(source);
      case Predict.TYPE -> Predict.read(source);
      case Converse.TYPE -> Converse.read(source);
      case Captured.TYPE -> Captured.read(source);
      default ->
          Gaps.Kind.of(type.text())
              .map(kind -> Gaps.read(kind, source))
              .orElseGet(
                  () -> {
                    type.flaw(Wrong.TYPE_UNKNOWN, type.text());
                    return Optional.empty();
                  });
    };
  }

  /** Those of the file; where it has none, the one that follows from the question. */
  private List<Exercise.ModelAnswer> answers(Optional<Question> question) {
    List<Exercise.ModelAnswer> answers = new ArrayList<>();
    for (Node item : root.items("answers")) {
      answers.add(new Exercise.ModelAnswer(item.field("shows").words(), answer(item)));
    }
    if (answers.isEmpty() && flaws.isEmpty()) {
      question
          .flatMap(Question::key)
          .ifPresentOrElse(
              key -> answers.add(new Exercise.ModelAnswer(KEY, key)),
              () -> root.flaw(Wrong.ANSWER_NONE));
    }
    return answers;
  }

  /** An answer: lines as a learner writes them, or a value. */
  private static String answer(Node item) {
    return item.find("answer")
        .map(node -> Slots.written(node.tree()))
        .orElseGet(() -> String.join("\n", item.field("lines").lines()));
  }

  private List<Exercise.Mistake> mistakes() {
    List<Exercise.Mistake> mistakes = new ArrayList<>();
    for (Node item : root.items("wrong")) {
      String text = answer(item);
      Optional<Exercise.Expectation> expected = expectation(item);
      Optional<String> unrecognised = item.find("unrecognised").map(Node::text);
      Optional<Exercise.Belief> belief =
          item.find("misconception").map(id -> new Exercise.Belief(id.text(), unrecognised));
      Text feedback = item.field("feedback").words();
      expected.ifPresent(gets -> mistakes.add(new Exercise.Mistake(text, gets, belief, feedback)));
    }
    return mistakes;
  }

  /** What must be said of a wrong answer; that it is wrong, where the file says no more. */
  private Optional<Exercise.Expectation> expectation(Node item) {
    Optional<Node> gets = item.find("gets");
    if (gets.isEmpty()) {
      return Optional.of(
          new Exercise.Expectation(Verdict.INVALID, OptionalInt.empty(), Optional.empty()));
    }
    Node node = gets.get().field("verdict");
    Optional<Verdict> verdict = node.oneOf(Verdict.class);
    OptionalInt at = gets.get().find("at").map(Node::count).orElse(OptionalInt.empty());
    Optional<Code> code = gets.get().find("code").flatMap(name -> name.oneOf(Code.class));
    if (verdict.isPresent() && verdict.get() == Verdict.VALID) {
      node.flaw(Wrong.WRONG_VALID);
      return Optional.empty();
    }
    return verdict.map(found -> new Exercise.Expectation(found, at, code));
  }

  private Exercise.Label label() {
    return new Exercise.Label(
        root.find("difficulty")
            .flatMap(node -> node.oneOf(Difficulty.class))
            .orElse(Exercise.Label.NONE.difficulty()),
        root.find("tags").map(Node::texts).orElse(Set.of()));
  }

  private Exercise.References references() {
    return new Exercise.References(
        root.find("claims").map(Node::texts).orElse(Set.of()),
        root.find("misconceptions").map(Node::texts).orElse(Set.of()),
        root.find("rfc").map(Node::texts).orElse(Set.of()));
  }
}
