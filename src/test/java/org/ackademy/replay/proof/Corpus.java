package org.ackademy.replay.proof;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ackademy.notation.CaseReader;
import org.ackademy.notation.CaseRows;
import org.ackademy.notation.JsonReader;
import org.ackademy.notation.Parsed;
import org.ackademy.notation.ReadCase;
import org.ackademy.notation.Tree;
import org.ackademy.replay.Case;
import org.ackademy.replay.Scenario;

/** The labelled collections of exchanges. */
final class Corpus {
  private static final int LINES_MAX = 10_000;
  private static final List<String> CASES =
      List.of("hand.ndjson", "enumerated.ndjson", "lossy.ndjson", "linux-mutants.ndjson");
  private static final List<String> CAPTURES = List.of("linux.ndjson", "linux-options.ndjson");

  private Corpus() {}

  /** Every case there is, the captures at each of their vantages. */
  static List<Case> cases() throws IOException {
    CaseReader reader = CaseReader.ofLines(LINES_MAX);
    List<Case> all = new ArrayList<>();
    for (String file : CASES) {
      for (Tree.Mapping row : rows(file)) {
        all.add(legible(reader.read(row)));
      }
    }
    for (String file : CAPTURES) {
      for (Tree.Mapping row : rows(file)) {
        for (Scenario.Vantage vantage : Scenario.Vantage.values()) {
          all.add(legible(reader.read(row, vantage)));
        }
      }
    }
    return all;
  }

  private static Case legible(ReadCase read) {
    return switch (read) {
      case ReadCase.Legible legible -> legible.question();
      case ReadCase.Unreadable unreadable -> fail(unreadable.toString());
    };
  }

  /** The rows of one collection. */
  static List<Tree.Mapping> rows(String file) throws IOException {
    List<Tree.Mapping> all = new ArrayList<>();
    try (Reader in =
        new InputStreamReader(
            Corpus.class.getResourceAsStream("/exchanges/" + file), StandardCharsets.UTF_8)) {
      var rows = new CaseRows(in);
      for (Optional<CaseRows.Row> row = rows.next(); row.isPresent(); row = rows.next()) {
        all.add(tree(((CaseRows.Whole) row.get()).text()));
      }
    }
    return all;
  }

  private static Tree.Mapping tree(String json) {
    return switch (JsonReader.read(json)) {
      case Parsed.Done<Tree> done -> (Tree.Mapping) done.value();
      case Parsed.Failed<Tree> failed -> fail(failed.fault().toString());
    };
  }

  /** A text of a row. */
  static String text(Tree.Mapping row, String name) {
    return ((Tree.Text) row.find(name).orElseThrow()).value();
  }

  /** A list of texts of a row. */
  static List<String> texts(Tree.Mapping row, String name) {
    return ((Tree.Sequence) row.find(name).orElseThrow())
        .items().stream().map(item -> ((Tree.Text) item).value()).toList();
  }
}
