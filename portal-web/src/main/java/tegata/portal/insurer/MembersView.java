package tegata.portal.insurer;

import java.util.List;
import java.util.UUID;
import tegata.contract.InsurerDeskApi.MemberRow;
import tegata.contract.InsurerDeskApi.Members;
import tegata.portal.page.FieldError;
import tegata.portal.page.Words;

/**
 * 加入者の検索.
 *
 * @param text as typed
 * @param searched whether there was a search
 * @param more whether others were found, too
 */
public record MembersView(
    String text, boolean searched, List<Row> rows, boolean more, List<FieldError> errors) {

  /**
   * One member.
   *
   * @param application 受付番号 of the open application; empty text where there is none
   * @param person whose id goes with a form
   */
  public record Row(
      String name,
      String kana,
      String birthdate,
      String number,
      boolean registered,
      String application,
      UUID person) {}

  static MembersView blank() {
    return new MembersView("", false, List.of(), false, List.of());
  }

  static MembersView refused(String text, Words words) {
    return new MembersView(
        text,
        false,
        List.of(),
        false,
        List.of(new FieldError("text", words.text("desk.search.short"))));
  }

  static MembersView of(String text, Members found, Words words) {
    return new MembersView(
        text,
        true,
        found.rows().stream().map(row -> row(row, words)).toList(),
        found.more(),
        List.of());
  }

  private static Row row(MemberRow row, Words words) {
    return new Row(
        row.member().name(),
        row.member().kana(),
        words.birthdate(row.member().birthdate()),
        ExaminationView.number(row.coverage()),
        row.registered(),
        row.application().orElse(""),
        row.member().person());
  }

  /** What is wrong with the text; empty text where nothing is. */
  public String textError() {
    return FieldError.of(errors, "text");
  }
}
