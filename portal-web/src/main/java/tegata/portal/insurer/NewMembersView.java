package tegata.portal.insurer;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.InsurerDeskApi.Listed;
import tegata.contract.InsurerDeskApi.ListedMember;
import tegata.portal.page.FieldError;
import tegata.portal.page.Words;

/**
 * 資格情報のお知らせを作る新しい加入者, a part at a time.
 *
 * @param month as it is said, {@code value} as a form holds it
 * @param after behind whom this part begins; empty text for the first one
 * @param next behind whom the next part begins; empty text where there is none
 */
public record NewMembersView(
    String month,
    String value,
    String after,
    String next,
    List<Row> rows,
    List<FieldError> errors) {

  /** One new member. */
  public record Row(
      String person, String name, String kana, String birthdate, String number, String since) {}

  static NewMembersView of(
      YearMonth month, Optional<UUID> after, Listed part, List<FieldError> errors, Words words) {
    return new NewMembersView(
        words.month(month),
        month.toString(),
        after.map(UUID::toString).orElse(""),
        part.next().map(UUID::toString).orElse(""),
        part.rows().stream().map(row -> row(row, words)).toList(),
        errors);
  }

  private static Row row(ListedMember row, Words words) {
    return new Row(
        row.member().person().toString(),
        row.member().name(),
        row.member().kana(),
        words.birthdate(row.member().birthdate()),
        ExaminationView.number(row.coverage()),
        words.day(row.coverage().acquiredOn()));
  }
}
