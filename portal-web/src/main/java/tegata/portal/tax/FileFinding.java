package tegata.portal.tax;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tegata.formats.Finding;
import tegata.portal.page.Words;

/** 読み込んだファイルへの指摘, in the language of the page: the reader itself speaks Japanese only. */
enum FileFinding {
  NOT_MYNA_EXPENSES,
  TRUNCATED,
  NO_CREATION_DATE,
  UNREADABLE_DATE,
  UNREADABLE_PERIOD,
  MISSING_ITEM,
  AMOUNTS_DO_NOT_ADD_UP,
  UNREADABLE_DAYS,
  REPEATED_ITEM,
  UNREADABLE_MONTH,
  UNREADABLE_AMOUNT,
  TOTAL_DIFFERS_FROM_ROWS,
  UNKNOWN_ITEM,
  UNKNOWN_ENCODING,
  EMPTY_FILE,
  FIELD_TOO_LONG,
  BROKEN_CSV;

  /** A place in the file: its line, and the item where it is about one. */
  private static final Pattern LINE = Pattern.compile("(\\d+)行目 ?(.*)");

  /** What is to be said of a finding, with its place. */
  static String said(Finding finding, Words words) {
    String message =
        Arrays.stream(values())
            .filter(one -> one.code().equals(finding.code()))
            .findFirst()
            .map(words::of)
            .orElse(finding.message());
    Matcher line = LINE.matcher(finding.place());
    if (!line.matches()) {
      return message;
    }
    return line.group(2).isEmpty()
        ? words.text("tax.finding.line", line.group(1), message)
        : words.text("tax.finding.item", line.group(1), line.group(2), message);
  }

  /** The finding's code. */
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
