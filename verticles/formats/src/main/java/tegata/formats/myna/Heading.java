package tegata.formats.myna;

import java.util.Arrays;
import java.util.Optional;

/** The group headings of the file, each a line of one column, in their order. */
enum Heading {
  /** What stands before the first heading. */
  HEAD(""),
  SUBJECT("資格情報"),
  OUTLINE("医療費明細一覧の概要"),
  GRAND_TOTAL("医療費の合計"),
  YEARLY_TOTALS("年間の合計"),
  DETAILS("医療費情報明細"),
  INSURER("保険者情報");

  private final String text;

  Heading(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  static Optional<Heading> of(String text) {
    return Arrays.stream(values())
        .filter(heading -> heading != HEAD && heading.text.equals(text))
        .findFirst();
  }
}
