package tegata.acceptance.intake;

import java.time.LocalDate;
import java.time.YearMonth;

/** マイナポータルの医療費通知情報 of one made-up month with two rows. */
record ExpenseFile(LocalDate madeOn, YearMonth month, int total) {
  private static final String LINES =
      """
      わたしの情報
      医療費通知情報

      項目名,内容
      作成日,%1$d年%2$d月%3$d日
      資格情報
      氏名,架空　取込
      医療費明細一覧の概要
      医療費の合計
      医療費情報明細
      診療年月,%4$d年%5$d月
      診療区分,医科外来
      日数,1
      医療機関等名称,架空取込医院
      医療費の総額（円）,%6$d
      保険者の負担額（円）,%7$d
      その他の公費の負担額（円）,0
      窓口相当負担額（円）,%8$d
      診療年月,%4$d年%5$d月
      診療区分,調剤
      日数,1
      医療機関等名称,架空取込薬局
      医療費の総額（円）,1000
      保険者の負担額（円）,700
      その他の公費の負担額（円）,0
      窓口相当負担額（円）,300
      保険者情報
      保険者の名称,架空取込健康保険組合
      医療費情報明細の範囲,%4$d年%5$d月～%4$d年%5$d月
      """;

  String text() {
    int patient = total * 3 / 10;
    return LINES
        .formatted(
            madeOn.getYear(),
            madeOn.getMonthValue(),
            madeOn.getDayOfMonth(),
            month.getYear(),
            month.getMonthValue(),
            total,
            total - patient,
            patient)
        .replace("\n", "\r\n");
  }
}
