package org.ackademy.platform.http;

/** What CSV for people with a spreadsheet needs beyond RFC 4180. */
public final class Spreadsheet {
  /** Tells Excel that what follows is UTF-8. */
  public static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final String FORMULA_STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  private Spreadsheet() {}

  /** A text that a spreadsheet shows and does not compute. */
  public static String defused(String text) {
    String visible = text.stripLeading();
    boolean formula =
        !text.isEmpty()
            && (FORMULA_STARTS.indexOf(text.charAt(0)) >= 0
                || (!visible.isEmpty() && FORMULA_STARTS.indexOf(visible.charAt(0)) >= 0));
    return formula ? "'" + text : text;
  }
}
