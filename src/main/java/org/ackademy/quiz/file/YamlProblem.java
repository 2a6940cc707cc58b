package org.ackademy.quiz.file;

import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ackademy.question.Said;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Why a file is no YAML, in our own sentences: the library says it in English alone, and in the
 * words of its grammar. What it says that is not known here is told as {@link WrongYaml#OTHER}.
 */
final class YamlProblem {
  /** What the library says, its context before a bar; the first that is found counts. */
  private static final List<Known> KNOWN =
      List.of(
          new Known("mapping values are not allowed here", WrongYaml.MAPPING),
          new Known("could not find expected ':'", WrongYaml.COLON),
          new Known("sequence entries are not allowed here", WrongYaml.ENTRY),
          new Known("mapping keys are not allowed here", WrongYaml.KEY),
          new Known("expected <block end>", WrongYaml.INDENT),
          new Known("expected ',' or '\\]'", WrongYaml.FLOW_SEQUENCE),
          new Known("expected ',' or '\\}'", WrongYaml.FLOW_MAPPING),
          new Known("expected the node content", WrongYaml.CONTENT),
          new Known("TAB", WrongYaml.TAB),
          new Known("found character '(.+)' that cannot start any token", WrongYaml.TOKEN),
          new Known("quoted scalar\\|found unexpected", WrongYaml.QUOTE_END),
          new Known("escape", WrongYaml.ESCAPE),
          new Known("leading empty lines", WrongYaml.BLOCK_INDENT),
          new Known("block scalar\\|expected", WrongYaml.BLOCK),
          new Known("special characters|DEL character|code point '|Surrogate", WrongYaml.CHARACTER),
          new Known("scanning an (anchor|alias)", WrongYaml.ANCHOR),
          new Known("scanning a tag|tag handle", WrongYaml.TAGGED),
          new Known("directive|valid version", WrongYaml.DIRECTIVE),
          new Known("single document|another document|document start", WrongYaml.DOCUMENTS));

  private YamlProblem() {}

  private record Known(Pattern said, WrongYaml sentence) {
    Known(String said, WrongYaml sentence) {
      this(Pattern.compile(said), sentence);
    }
  }

  static Said said(YamlEngineException e) {
    String said =
        e instanceof MarkedYamlEngineException marked
            ? Objects.requireNonNullElse(marked.getContext(), "") + "|" + marked.getProblem()
            : String.valueOf(e.getMessage());
    if (said.contains("exceeds the limit")) {
      return Said.of(WrongYaml.LONG, Yaml.CODE_POINTS_MAX);
    }
    for (Known known : KNOWN) {
      Matcher found = known.said().matcher(said);
      if (found.find()) {
        return known.sentence() == WrongYaml.TOKEN
            ? Said.of(WrongYaml.TOKEN, found.group(1))
            : Said.of(known.sentence());
      }
    }
    return Said.of(WrongYaml.OTHER);
  }
}
