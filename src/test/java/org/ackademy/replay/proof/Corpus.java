package org.ackademy.replay.proof;

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

  private static final List<String> MORE_CASES =
      List.of(
          "half-open.ndjson",
          "windows.ndjson",
          "free.ndjson",
          "situations.ndjson",
          "misconceptions.ndjson");
  private static final List<String> MORE_CAPTURES = List.of("linux-chance.ndjson");

  private Corpus() {}

  /** The cases on which laws are tried, the captures at each of their vantages. */
  static List<Case> cases() throws IOException {
    return cases(CASES, CAPTURES);
  }

  /** All that there are. */
  static List<Case> everything() throws IOException {
    List<Case> all = cases();
    all.addAll(cases(MORE_CASES, MORE_CAPTURES));
    return all;
  }

  private static List<Case> cases(List<String> cases, List<String> captures) throws IOException {
    CaseReader reader = CaseReader.ofLines(LINES_MAX);
    List<Case> all = new ArrayList<>();
    for (String file : cases) {
      for (Tree.Mapping row : rows(file)) {
        all.add(legible(reader.read(row)));
      }
    }
    for (String file : captures) {
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
      case ReadCase.Unreadable unreadable -> throw new IllegalStateException(unreadable.toString());
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
      case Parsed.Failed<Tree> failed -> throw new IllegalStateException(failed.fault().toString());
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
