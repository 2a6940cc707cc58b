package org.ackademy.interop.plain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ackademy.notation.Tree;
import org.ackademy.question.Difficulty;
import org.ackademy.question.Text;
import org.ackademy.quiz.file.YamlText;

/** Writes a plain question as one of our own files. */
public final class ItemFile {
  private static final Tree NOWHERE = new Tree.Nothing(1, 1);
  private static final Text IMPORTED =
      new Text("Questions taken from another program.", "다른 프로그램에서 가져온 문제입니다.");
  private static final Tree TRUE = new Tree.Truth(1, 1, true);

  private final Map<String, Tree> root = new LinkedHashMap<>();

  private ItemFile() {}

  /** The file of a question; empty where we have no such type. */
  public static Optional<String> of(Item item) {
    return new ItemFile().written(item);
  }

  /** The file of a quiz with these questions. */
  public static String quiz(String id, Text title, List<Item> items) {
    Map<String, Tree> quiz = new LinkedHashMap<>();
    quiz.put("id", text(id));
    quiz.put("title", words(title));
    quiz.put("description", words(IMPORTED));
    quiz.put("exercises", texts(items.stream().map(Item::id).toList()));
    return YamlText.of(Tree.Mapping.at(NOWHERE, quiz));
  }

  private Optional<String> written(Item item) {
    Optional<String> type = type(item.body());
    if (type.isEmpty()) {
      return Optional.empty();
    }
    root.put("id", text(item.id()));
    root.put("type", text(type.get()));
    if (item.label().difficulty() != Difficulty.MEDIUM) {
      root.put("difficulty", text(item.label().difficulty().name().toLowerCase(Locale.ROOT)));
    }
    if (!item.label().tags().isEmpty()) {
      root.put("tags", texts(sorted(item.label().tags())));
    }
    root.put("title", words(item.title()));
    root.put("claims", texts(sorted(item.references().claims())));
    if (!item.references().misconceptions().isEmpty()) {
      root.put("misconceptions", texts(sorted(item.references().misconceptions())));
    }
    if (!item.references().sections().isEmpty()) {
      root.put("rfc", texts(sorted(item.references().sections())));
    }
    root.put("task", words(item.task()));
    body(item.body());
    if (!item.hints().isEmpty()) {
      root.put("hints", sequence(item.hints().stream().map(ItemFile::words)));
    }
    root.put("explanation", words(item.explanation()));
    return Optional.of(YamlText.of(Tree.Mapping.at(NOWHERE, root)));
  }

  private static Optional<String> type(Body body) {
    return switch (body) {
      case Body.Choose choose -> Optional.of("choice");
      case Body.Judge judge -> Optional.of("truth");
      case Body.Match match -> Optional.of("matching");
      case Body.Sort sort -> Optional.of("ordering");
      case Body.Cloze cloze -> Optional.of("cloze");
      case Body.Write write -> Optional.empty();
      case Body.Fill fill ->
          switch (fill.entry()) {
            case Body.Entry.Amount amount -> Optional.of("numeric");
            case Body.Entry.Word word -> Optional.of("short");
            case Body.Entry.Picked picked -> Optional.of("choice");
          };
    };
  }

  private void body(Body body) {
    switch (body) {
      case Body.Choose choose -> {
        root.put("choose", text(choose.pick().name().toLowerCase(Locale.ROOT)));
        if (choose.order() == Body.Order.FIXED) {
          root.put("ordered", TRUE);
        }
        root.put("options", options(choose.options()));
      }
      case Body.Judge judge ->
          root.put("statements", sequence(judge.statements().stream().map(ItemFile::statement)));
      case Body.Match match -> {
        root.put("pairs", sequence(match.pairs().stream().map(ItemFile::pair)));
        if (!match.extra().isEmpty()) {
          root.put("extra", sequence(match.extra().stream().map(ItemFile::words)));
        }
      }
      case Body.Sort sort ->
          root.put("items", sequence(sort.items().stream().map(ItemFile::words)));
      case Body.Cloze cloze -> {
        root.put("text", words(cloze.text()));
        Map<String, Tree> gaps = new LinkedHashMap<>();
        cloze.gaps().forEach((name, entry) -> gaps.put(name, mapping(entry(entry))));
        root.put("gaps", mapping(gaps));
      }
      case Body.Fill fill -> root.putAll(entry(fill.entry()));
      case Body.Write write -> throw new IllegalArgumentException("nothing marks it");
    }
  }

  private static Tree options(List<Body.Option> options) {
    return sequence(options.stream().map(ItemFile::option));
  }

  private static Tree option(Body.Option option) {
    Map<String, Tree> fields = fields(option.text());
    if (option.right()) {
      fields.put("right", TRUE);
    }
    option.feedback().ifPresent(feedback -> fields.put("feedback", words(feedback)));
    return mapping(fields);
  }

  private static Tree statement(Body.Statement statement) {
    Map<String, Tree> fields = fields(statement.text());
    fields.put("holds", new Tree.Truth(1, 1, statement.holds()));
    statement.feedback().ifPresent(feedback -> fields.put("feedback", words(feedback)));
    return mapping(fields);
  }

  private static Tree pair(Body.Pair pair) {
    Map<String, Tree> fields = new LinkedHashMap<>();
    fields.put("left", words(pair.left()));
    fields.put("right", words(pair.right()));
    pair.feedback().ifPresent(feedback -> fields.put("feedback", words(feedback)));
    return mapping(fields);
  }

  private static Map<String, Tree> entry(Body.Entry entry) {
    Map<String, Tree> fields = new LinkedHashMap<>();
    switch (entry) {
      case Body.Entry.Picked picked -> {
        if (picked.order() == Body.Order.FIXED) {
          fields.put("ordered", TRUE);
        }
        fields.put("options", options(picked.options()));
      }
      case Body.Entry.Word word -> {
        fields.put("accept", texts(word.accept()));
        wrong(word.wrong(), fields);
      }
      case Body.Entry.Amount amount -> {
        fields.put("value", number(amount.value()));
        if (amount.tolerance().signum() != 0) {
          fields.put("tolerance", number(amount.tolerance()));
        }
        if (amount.circle()) {
          fields.put("circle", TRUE);
        }
        if (!amount.units().isEmpty()) {
          fields.put("units", sequence(amount.units().entrySet().stream().map(ItemFile::unit)));
        }
        wrong(amount.wrong(), fields);
      }
    }
    return fields;
  }

  private static Tree unit(Map.Entry<String, BigDecimal> unit) {
    Map<String, Tree> fields = new LinkedHashMap<>();
    fields.put("unit", text(unit.getKey()));
    fields.put("factor", number(unit.getValue()));
    return mapping(fields);
  }

  private static void wrong(List<Body.Wrong> wrong, Map<String, Tree> fields) {
    if (!wrong.isEmpty()) {
      fields.put(
          "wrong",
          sequence(
              wrong.stream()
                  .map(
                      one -> {
                        Map<String, Tree> said = new LinkedHashMap<>();
                        said.put("answer", text(one.answer()));
                        said.put("feedback", words(one.feedback()));
                        return mapping(said);
                      })));
    }
  }

  private static Map<String, Tree> fields(Text text) {
    Map<String, Tree> fields = new LinkedHashMap<>();
    fields.put("en", text(text.en()));
    fields.put("ko", text(text.ko()));
    return fields;
  }

  private static Tree words(Text text) {
    return mapping(fields(text));
  }

  private static Tree mapping(Map<String, Tree> fields) {
    return Tree.Mapping.at(NOWHERE, fields);
  }

  private static Tree sequence(Stream<Tree> items) {
    return new Tree.Sequence(1, 1, items.toList());
  }

  private static Tree texts(Collection<String> texts) {
    return sequence(texts.stream().map(ItemFile::text));
  }

  private static List<String> sorted(Collection<String> texts) {
    List<String> sorted = new ArrayList<>(texts);
    sorted.sort(String::compareTo);
    return sorted;
  }

  private static Tree text(String text) {
    return new Tree.Text(1, 1, text);
  }

  private static Tree number(BigDecimal number) {
    return new Tree.Numeral(1, 1, number.stripTrailingZeros().toPlainString());
  }
}
