package org.ackademy.quiz.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ackademy.notation.Tree;
import org.ackademy.question.Flaw;
import org.ackademy.question.Language;
import org.ackademy.quiz.markdown.Unfit;

/** What in the texts of a quiz file is no Markdown that can be shown, each with its place. */
final class MarkdownFlaws {
  /** Names under which texts are plain. */
  private static final Set<String> PLAIN = Set.of("title", "names", "shows");

  private final List<String> lines;
  private final List<Flaw> found = new ArrayList<>();

  private MarkdownFlaws(String file) {
    this.lines = file.lines().toList();
  }

  /**
   * Looks at a file before anything is drawn: what is drawn stands in it too.
   *
   * @param text what stands in the file
   * @param tree the same, read
   */
  static List<Flaw> of(String text, Tree tree) {
    var flaws = new MarkdownFlaws(text);
    flaws.look(tree);
    return flaws.found;
  }

  private void look(Tree tree) {
    if (tree instanceof Tree.Mapping mapping) {
      for (Tree.Entry entry : mapping.entries()) {
        if (entry.value() instanceof Tree.Text text && Language.tagged(entry.name()).isPresent()) {
          look(text);
        } else if (!PLAIN.contains(entry.name())) {
          look(entry.value());
        }
      }
    } else if (tree instanceof Tree.Sequence sequence) {
      sequence.items().forEach(this::look);
    }
  }

  private void look(Tree.Text text) {
    for (Unfit unfit : Unfit.in(text.value())) {
      found.add(place(text, unfit));
    }
  }

  /** The place in the file of a place in a text. */
  private Flaw place(Tree.Text text, Unfit unfit) {
    String first = line(text.line());
    int start = first.offsetByCodePoints(0, Math.min(text.column() - 1, first.length()));
    String opens = first.substring(start);
    if (opens.startsWith("|")) {
      int line = text.line() + 1 + unfit.line();
      return new Flaw(line, indent(text.line() + 1) + unfit.column() + 1, unfit.said());
    }
    if (text.value().strip().lines().count() <= 1 && !opens.startsWith(">")) {
      int quote = opens.startsWith("\"") || opens.startsWith("'") ? 1 : 0;
      return new Flaw(text.line(), text.column() + quote + unfit.column(), unfit.said());
    }
    return folded(text, unfit).orElse(new Flaw(text.line(), text.column(), unfit.said()));
  }

  /** Where lines are folded, the place is where the rest of the line stands. */
  private Optional<Flaw> folded(Tree.Text text, Unfit unfit) {
    String line = text.value().lines().skip(unfit.line()).findFirst().orElse("");
    String rest = line.substring(Math.min(unfit.column(), line.length())).strip();
    String word = rest.split("\\s", 2)[0];
    for (int number = text.line(); !word.isEmpty() && number <= lines.size(); number++) {
      int column = line(number).indexOf(word);
      if (column >= 0) {
        return Optional.of(new Flaw(number, column + 1, unfit.said()));
      }
    }
    return Optional.empty();
  }

  private String line(int number) {
    return number <= lines.size() ? lines.get(number - 1) : "";
  }

  /** How far the first line with anything in it is indented. */
  private int indent(int from) {
    for (int number = from; number <= lines.size(); number++) {
      if (!line(number).isBlank()) {
        return line(number).length() - line(number).stripLeading().length();
      }
    }
    return 0;
  }
}
