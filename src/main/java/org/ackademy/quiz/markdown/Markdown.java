package org.ackademy.quiz.markdown;

import java.util.List;
import java.util.regex.Pattern;
import org.ackademy.platform.Remembered;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Turns Markdown (CommonMark 0.31 with the tables of GitHub's) into HTML that is safe to show,
 * whatever it holds: raw HTML becomes text, and what is rendered passes a policy that knows a few
 * elements and hardly an attribute, by a library that shares nothing with the renderer. A page may
 * put the result into itself by {@code unsafeHTML} of Lit, whose policy is the only one that the
 * pages' trusted types allow; it needs no inline script or style.
 */
public final class Markdown {
  /** The level of the largest heading: pages have those above. */
  static final int HEADING_MIN = 3;

  /** The level of the smallest heading. */
  static final int HEADING_MAX = 6;

  private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());

  private static final Parser PARSER =
      Parser.builder()
          .extensions(EXTENSIONS)
          .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
          .build();

  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder().extensions(EXTENSIONS).escapeHtml(true).sanitizeUrls(true).build();

  private static final PolicyFactory POLICY =
      new HtmlPolicyBuilder()
          .allowElements(
              "p", "em", "strong", "code", "pre", "ul", "ol", "li", "blockquote", "br", "hr")
          .allowElements("h3", "h4", "h5", "h6")
          .allowElements((element, attributes) -> "h" + HEADING_MIN, "h1", "h2")
          .allowElements("table", "thead", "tbody", "tr", "th", "td")
          .allowAttributes("align")
          .matching(Pattern.compile("left|center|right"))
          .onElements("th", "td")
          .allowAttributes("start")
          .matching(Pattern.compile("[0-9]{1,9}"))
          .onElements("ol")
          .allowAttributes("class")
          .matching(Pattern.compile("language-[a-z]{1,20}"))
          .onElements("code")
          .allowElements("a")
          .allowAttributes("href")
          .matching(Links::isAllowed)
          .onElements("a")
          .allowUrlProtocols(Links.PROTOCOL)
          .requireRelsOnLinks("noopener", "noreferrer", "nofollow")
          .toFactory();

  /** The most texts whose HTML is remembered: a class looks at the same ones. */
  private static final int TEXTS_MAX = 2_000;

  private static final Remembered<String, String> SHOWN = new Remembered<>(TEXTS_MAX);

  private static final Pattern EMPTY_HEADER = Pattern.compile("<th( align=\"[a-z]+\")?></th>");

  private Markdown() {}

  /**
   * The HTML of a text: blocks, one after another. The corner of a table over its row heads is no
   * header, for it has nothing to say.
   */
  public static String html(String markdown) {
    return SHOWN.of(markdown, () -> rendered(markdown));
  }

  private static String rendered(String markdown) {
    String safe = POLICY.sanitize(RENDERER.render(parsed(markdown))).strip();
    return EMPTY_HEADER.matcher(safe).replaceAll("<td$1></td>");
  }

  static Node parsed(String markdown) {
    return PARSER.parse(markdown);
  }
}
