package tegata.simulators.feeds;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import tegata.simulators.people.HalfWidthKana;
import tegata.simulators.people.InsuredNumber;
import tegata.simulators.people.Insurer;
import tegata.simulators.people.Insurers;
import tegata.simulators.people.Person;

/**
 * マイナポータルの「医療費通知情報」CSV, in the two spellings seen: fields quoted where needed, and every field
 * quoted with half-width kana and two-digit dates. UTF-8 without BOM, CRLF.
 */
final class ExpenseNotice {

  private final boolean quoted;
  private final LocalDate madeOn;
  private final CsvText csv;

  private ExpenseNotice(boolean quoted, LocalDate madeOn) {
    this.quoted = quoted;
    this.madeOn = madeOn;
    this.csv = quoted ? CsvText.quotingAll() : CsvText.quotingWhereNeeded();
  }

  /** The notice of one calendar year's visits, made on that day. */
  static String write(Person person, List<Visit> visits, LocalDate madeOn, boolean quoted) {
    ExpenseNotice notice = new ExpenseNotice(quoted, madeOn);
    notice.title();
    notice.identity(person);
    notice.summary(visits);
    notice.details(visits);
    notice.insurer(person, period(visits));
    return notice.csv.toString();
  }

  private void title() {
    csv.line("わたしの情報").line("医療費通知情報").blank().line("項目名", "内容");
    csv.line("作成日", date(madeOn));
  }

  private void identity(Person person) {
    InsuredNumber insured = person.coverage().insured();
    csv.line("資格情報");
    csv.line("氏名カナ", quoted ? HalfWidthKana.of(person.kana()) : person.kana().replace("　", ""));
    csv.line("氏名", quoted ? person.name() : person.name().replace("　", ""));
    csv.line("生年月日", date(person.birthdate()));
    csv.line("性別", person.sex().label());
    csv.line("年齢", Period.between(person.birthdate(), madeOn).getYears() + "歳");
    csv.line("保険者等番号", insured.insurer());
    csv.line("被保険者証等記号", insured.symbol());
    csv.line("被保険者証等番号", insured.number());
    csv.line("枝番", insured.branch());
  }

  private void summary(List<Visit> visits) {
    csv.line("医療費明細一覧の概要");
    csv.line("一覧表示の範囲", month(visits.get(visits.size() - 1).month()) + "まで");
    csv.line("医療費の合計");
    totals(visits);
    csv.line("年間の合計");
    totals(visits);
  }

  private void totals(List<Visit> visits) {
    csv.line("期間", period(visits));
    amounts(
        sum(visits, Visit::total),
        sum(visits, Visit::insurer),
        sum(visits, Visit::publicExpense),
        sum(visits, Visit::self));
  }

  private void details(List<Visit> visits) {
    csv.line("医療費情報明細");
    for (Visit visit : visits) {
      csv.line("診療年月", month(visit.month()));
      csv.line("診療区分", visit.kind());
      csv.line("日数", Integer.toString(visit.days()));
      csv.line("医療機関等名称", visit.institution());
      amounts(visit.total(), visit.insurer(), visit.publicExpense(), visit.self());
    }
  }

  private void insurer(Person person, String period) {
    String number = person.coverage().insured().insurer();
    String name =
        Insurers.ALL.stream()
            .filter(insurer -> insurer.number().equals(number))
            .map(Insurer::name)
            .findFirst()
            .orElseThrow();
    csv.line("保険者情報").line("保険者の名称", name).line("医療費情報明細の範囲", period);
  }

  private void amounts(long total, long insurer, long publicExpense, long self) {
    csv.line("医療費の総額（円）", yen(total));
    csv.line("保険者の負担額（円）", yen(insurer));
    csv.line("その他の公費の負担額（円）", yen(publicExpense));
    csv.line("窓口相当負担額（円）", yen(self));
  }

  private static long sum(List<Visit> visits, ToLongFunction<Visit> amount) {
    return visits.stream().mapToLong(amount).sum();
  }

  private static String period(List<Visit> visits) {
    return month(visits.get(0).month()) + "～" + month(visits.get(visits.size() - 1).month());
  }

  private static String month(YearMonth month) {
    return month.getYear() + "年" + month.getMonthValue() + "月";
  }

  private String date(LocalDate day) {
    String pattern = quoted ? "%d年%02d月%02d日" : "%d年%d月%d日";
    return pattern.formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
  }

  private static String yen(long amount) {
    return NumberFormat.getIntegerInstance(Locale.ROOT).format(amount);
  }
}
