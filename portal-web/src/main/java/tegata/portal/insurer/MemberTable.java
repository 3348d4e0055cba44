package tegata.portal.insurer;

import java.util.List;
import tegata.contract.InsurerDeskApi.ListKind;
import tegata.contract.InsurerDeskApi.ListedMember;
import tegata.domain.eligibility.InsuredNumber;
import tegata.formats.csv.CsvTable;

/** 月次の一覧の CSV, in Japanese whatever the page's language: insurers' systems read it. */
final class MemberTable {
  private static final List<String> COLUMNS =
      List.of("一覧", "保険者番号", "記号", "番号", "枝番", "氏名", "氏名カナ", "生年月日", "住所", "資格取得日", "該当日");

  private MemberTable() {}

  static byte[] csv(ListKind kind, List<ListedMember> rows) {
    CsvTable table = new CsvTable(COLUMNS);
    for (ListedMember row : rows) {
      InsuredNumber insured = row.coverage().insured();
      table.row(
          List.of(
              letter(kind),
              insured.insurerNumber(),
              insured.symbol().orElse(""),
              insured.number(),
              insured.branch().orElse(""),
              row.member().name(),
              row.member().kana(),
              row.member().birthdate().toString(),
              row.member().address().orElse(""),
              row.coverage().acquiredOn().toString(),
              row.since().map(Object::toString).orElse("")));
    }
    return table.toBytes();
  }

  private static String letter(ListKind kind) {
    return switch (kind) {
      case NOT_REGISTERED -> "A";
      case DEREGISTERED -> "B";
      case CERTIFICATE_LAPSED -> "C";
      case NEW_MEMBERS -> "お知らせ";
    };
  }
}
