package org.ackademy.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ackademy.notation.CaseReader;
import org.ackademy.notation.CaseRows;
import org.ackademy.notation.JsonReader;
import org.ackademy.notation.Parsed;
import org.ackademy.notation.ReadCase;
import org.ackademy.notation.Tree;
import org.ackademy.replay.Scenario.Vantage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every labelled exchange gets the verdict, the line and the code that its label names. */
class CollectionsReplayTest {
  private static final CaseReader READER = CaseReader.ofLines(10_000);

  /** A label, and what a replay says, in the same words. */
  private record Label(String id, String verdict, String at, String code) {}

  @ParameterizedTest
  @CsvSource({
    "hand.ndjson,47",
    "enumerated.ndjson,579",
    "lossy.ndjson,450",
    "linux-mutants.ndjson,108",
    "half-open.ndjson,3",
    "windows.ndjson,12",
    "free.ndjson,25",
    "situations.ndjson,56",
  })
  void cases(String file, int count) throws IOException {
    List<Label> expected = new ArrayList<>();
    List<Label> found = new ArrayList<>();
    for (Tree.Mapping row : rows(file)) {
      Label label = label(row);
      Case question = question(READER.read(row));
      Judgement judgement = Replay.judge(question);
      assertThat(Replay.isValid(question))
          .as(label.id())
          .isEqualTo(judgement.verdict() instanceof Judgement.Valid);
      expected.add(label);
      found.add(said(label, judgement));
    }
    assertThat(found).hasSize(count).containsExactlyElementsOf(expected);
  }

  /**
   * The second collection is our own, with SACK, timestamps, window scaling and offloading; so is
   * the third, drawn by chance: what both users do, what the path loses, doubles and delays.
   */
  @ParameterizedTest
  @CsvSource({
    "linux.ndjson,159,WIRE",
    "linux.ndjson,159,HOST_A",
    "linux.ndjson,159,HOST_B",
    "linux-options.ndjson,64,WIRE",
    "linux-options.ndjson,64,HOST_A",
    "linux-options.ndjson,64,HOST_B",
    "linux-chance.ndjson,97,WIRE",
    "linux-chance.ndjson,97,HOST_A",
    "linux-chance.ndjson,97,HOST_B",
  })
  void realConnections(String file, int count, Vantage vantage) throws IOException {
    List<String> refused = new ArrayList<>();
    List<Tree.Mapping> rows = rows(file);
    for (Tree.Mapping row : rows) {
      Case question = question(READER.read(row, vantage));
      Judgement judgement = Replay.judge(question);
      boolean valid = judgement.verdict() instanceof Judgement.Valid;
      assertThat(Replay.isValid(question)).isEqualTo(valid);
      if (!valid) {
        refused.add(text(row, "id") + " " + judgement.verdict());
      }
    }
    assertThat(rows).hasSize(count);
    assertThat(refused).isEmpty();
  }

  private static Label label(Tree.Mapping row) {
    Tree.Mapping expect = (Tree.Mapping) row.find("expect").orElseThrow();
    return new Label(
        text(row, "id"), text(expect, "verdict"), text(expect, "at"), text(expect, "code"));
  }

  /** A code that the label does not name is not compared. */
  private static Label said(Label label, Judgement judgement) {
    Label said =
        switch (judgement.verdict()) {
          case Judgement.Valid v -> new Label(label.id(), "VALID", "", "");
          case Judgement.Incomplete i -> new Label(label.id(), "INCOMPLETE", "", i.code().name());
          case Judgement.Invalid i ->
              new Label(
                  label.id(),
                  "INVALID",
                  Integer.toString(i.violation().at()),
                  i.violation().code().name());
          case Judgement.Undecided u -> new Label(label.id(), "UNDECIDED", "", "");
        };
    return label.code().isEmpty() ? new Label(said.id(), said.verdict(), said.at(), "") : said;
  }

  private static String text(Tree.Mapping mapping, String name) {
    return switch (mapping.find(name).orElse(null)) {
      case Tree.Text text -> text.value();
      case Tree.Numeral numeral -> numeral.literal();
      case null, default -> "";
    };
  }

  private static Case question(ReadCase read) {
    return switch (read) {
      case ReadCase.Legible legible -> legible.question();
      case ReadCase.Unreadable unreadable -> fail(unreadable.toString());
    };
  }

  private static List<Tree.Mapping> rows(String file) throws IOException {
    List<Tree.Mapping> rows = new ArrayList<>();
    try (Reader in =
        new InputStreamReader(
            Objects.requireNonNull(
                CollectionsReplayTest.class.getResourceAsStream("/exchanges/" + file)),
            StandardCharsets.UTF_8)) {
      CaseRows cases = new CaseRows(in);
      for (Optional<CaseRows.Row> row = cases.next(); row.isPresent(); row = cases.next()) {
        rows.add((Tree.Mapping) tree(((CaseRows.Whole) row.get()).text()));
      }
    }
    return rows;
  }

  private static Tree tree(String json) {
    return switch (JsonReader.read(json)) {
      case Parsed.Done<Tree> done -> done.value();
      case Parsed.Failed<Tree> failed -> fail(failed.fault().toString());
    };
  }
}
