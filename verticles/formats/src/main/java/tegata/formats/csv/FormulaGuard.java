package tegata.formats.csv;

import java.util.regex.Pattern;

/**
 * 数式として動かない文字. A field that a spreadsheet would take for a formula gets an apostrophe in front
 * (OWASP, CSV injection): names come from outside, and a download must never run anything.
 */
public final class FormulaGuard {
  private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\t\r\n＝＋－＠].*", Pattern.DOTALL);
  private static final Pattern GUARDED = Pattern.compile("'+[=+\\-@\t\r\n＝＋－＠].*", Pattern.DOTALL);

  /** A negative amount begins like a formula and is none. */
  private static final Pattern NUMBER = Pattern.compile("-[\\d,]+");

  private FormulaGuard() {}

  /** The text, with an apostrophe in front where it is needed. */
  public static String guarded(String text) {
    boolean formula = FORMULA.matcher(text).matches() && !NUMBER.matcher(text).matches();
    return formula ? "'" + text : text;
  }

  /** What {@link #guarded} was given. */
  public static String unguarded(String text) {
    return GUARDED.matcher(text).matches() ? text.substring(1) : text;
  }
}
