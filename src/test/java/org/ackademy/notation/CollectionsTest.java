package org.ackademy.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ackademy.replay.Case;
import org.ackademy.replay.Exchange;
import org.ackademy.replay.Line;
import org.ackademy.replay.Scenario;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every case of the collections is read, and what is printed of it is read again as it was. */
class CollectionsTest {
  private static final CaseReader READER = CaseReader.ofLines(10_000);

  private static List<String> rows(String file) throws IOException {
    var texts = new ArrayList<String>();
    try (Reader in =
        new InputStreamReader(
            CollectionsTest.class.getResourceAsStream("/exchanges/" + file),
            StandardCharsets.UTF_8)) {
      var rows = new CaseRows(in);
      for (Optional<CaseRows.Row> row = rows.next(); row.isPresent(); row = rows.next()) {
        texts.add(((CaseRows.Whole) row.get()).text());
      }
    }
    return texts;
  }

  private static Case read(ReadCase read) {
    return switch (read) {
      case ReadCase.Legible legible -> legible.question();
      case ReadCase.Unreadable unreadable -> fail(unreadable.toString());
    };
  }

  private static Tree tree(String json) {
    return switch (JsonReader.read(json)) {
      case Parsed.Done<Tree> done -> done.value();
      case Parsed.Failed<Tree> failed -> fail(failed.fault().toString());
    };
  }

  private static void assertPrintsBack(Exchange exchange, List<String> written) {
    List<String> printed = ExchangeReader.print(exchange);
    assertThat(printed).isEqualTo(written.stream().map(line -> line.replace("  ", " ")).toList());
    for (int i = 0; i < printed.size(); i++) {
      assertThat(LineReader.PLAIN.read(printed.get(i), i + 1))
          .isEqualTo(Parsed.<Line>done(exchange.line(i + 1)));
    }
  }

  private static List<String> texts(Tree list) {
    return ((Tree.Sequence) list).items().stream().map(item -> ((Tree.Text) item).value()).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "hand.ndjson,47",
    "enumerated.ndjson,579",
    "lossy.ndjson,450",
    "linux-mutants.ndjson,108",
  })
  void cases(String file, int count) throws IOException {
    List<String> rows = rows(file);
    assertThat(rows).hasSize(count);
    for (String row : rows) {
      Tree.Mapping top = (Tree.Mapping) tree(row);
      Case read = read(READER.read(row));
      assertThat(top.find("id")).contains(new Tree.Text(1, 8, read.id()));
      assertPrintsBack(read.exchange(), texts(top.find("exchange").orElseThrow()));
    }
  }

  @ParameterizedTest
  @CsvSource({"WIRE,wire", "HOST_A,A", "HOST_B,B"})
  void capturesAtTheirVantages(Scenario.Vantage vantage, String name) throws IOException {
    List<String> rows = rows("linux.ndjson");
    assertThat(rows).hasSize(159);
    for (String row : rows) {
      Tree.Mapping top = (Tree.Mapping) tree(row);
      Case read = read(READER.read(top, vantage));
      assertThat(read.scenario().vantage()).isEqualTo(vantage);
      Tree.Mapping lists = (Tree.Mapping) top.find("exchange").orElseThrow();
      assertPrintsBack(read.exchange(), texts(lists.find(name).orElseThrow()));
    }
  }
}
