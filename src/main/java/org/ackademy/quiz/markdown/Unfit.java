package org.ackademy.quiz.markdown;

import java.util.ArrayList;
import java.util.List;
import org.ackademy.question.Said;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;

/**
 * Something in a text that is not shown as its author means it.
 *
 * @param line in the text, from 0
 * @param column in that line, in UTF-16 units from 0
 * @param said what is wrong
 */
public record Unfit(int line, int column, Said said) {
  private static final int SHOWN_MAX = 40;

  /** What there is in a text, in its order. */
  public static List<Unfit> in(String markdown) {
    var finder = new Finder();
    Markdown.parsed(markdown).accept(finder);
    return List.copyOf(finder.found);
  }

  private static final class Finder extends AbstractVisitor {
    private final List<Unfit> found = new ArrayList<>();

    private void add(Node node, Unshown sentence, Object... values) {
      // A node without a place of its own stands in one that has it.
      Node placed = node;
      while (placed.getSourceSpans().isEmpty() && placed.getParent() != null) {
        placed = placed.getParent();
      }
      List<SourceSpan> spans = placed.getSourceSpans();
      int line = spans.isEmpty() ? 0 : spans.get(0).getLineIndex();
      int column = spans.isEmpty() ? 0 : spans.get(0).getColumnIndex();
      found.add(new Unfit(line, column, Said.of(sentence, values)));
    }

    private static String shown(String text) {
      String first = text.strip().lines().findFirst().orElse("");
      return first.length() > SHOWN_MAX ? first.substring(0, SHOWN_MAX) + "…" : first;
    }

    @Override
    public void visit(HtmlInline html) {
      add(html, Unshown.HTML, shown(html.getLiteral()));
    }

    @Override
    public void visit(HtmlBlock html) {
      add(html, Unshown.HTML, shown(html.getLiteral()));
    }

    @Override
    public void visit(Image image) {
      add(image, Unshown.IMAGE, shown(image.getDestination()));
      visitChildren(image);
    }

    @Override
    public void visit(Link link) {
      if (!Links.isAllowed(link.getDestination())) {
        add(link, Unshown.LINK, shown(link.getDestination()));
      }
      visitChildren(link);
    }

    @Override
    public void visit(Heading heading) {
      if (heading.getLevel() < Markdown.HEADING_MIN) {
        add(heading, Unshown.HEADING, Markdown.HEADING_MIN);
      }
      visitChildren(heading);
    }

    @Override
    public void visit(Text text) {
      if (text.getLiteral().contains("**")) {
        add(text, Unshown.EMPHASIS, shown(text.getLiteral()));
      }
      if (text.getLiteral().chars().anyMatch(Finder::isBroken)) {
        add(text, Unshown.CHARACTER);
      }
    }

    /** Control characters, and U+FFFD, which stands where something could not be read. */
    private static boolean isBroken(int unit) {
      return Character.isISOControl(unit) || unit == '\uFFFD';
    }
  }
}
