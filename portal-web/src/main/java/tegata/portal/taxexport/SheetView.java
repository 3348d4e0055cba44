package tegata.portal.taxexport;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tegata.formats.iryohiform.Category;
import tegata.portal.page.Fact;
import tegata.portal.page.Words;

/**
 * The sheet on paper.
 *
 * @param calculation A to G, each with its letter
 * @param receipts whether receipts have to be kept
 */
public record SheetView(
    String title,
    String taxpayer,
    String madeOn,
    List<Fact> notices,
    List<Line> noticeLines,
    List<Line> lines,
    List<Fact> calculation,
    boolean calculated,
    boolean receipts) {

  /** One person at one institution. */
  public record Line(
      String person, String institution, String categories, String paid, String reimbursed) {}

  static SheetView of(YearExpenses year, String madeOn, Words words) {
    DeductionSheet sheet = DeductionSheet.of(year);
    return new SheetView(
        words.text("tax.sheet.title", Integer.toString(sheet.taxYear())),
        sheet.taxpayer(),
        madeOn,
        List.of(
            new Fact(words.text("tax.sheet.told"), words.yen(sheet.notices().told())),
            new Fact(words.text("tax.sheet.paid"), words.yen(sheet.notices().paid())),
            new Fact(words.text("tax.sheet.reimbursed"), words.yen(sheet.notices().reimbursed()))),
        lines(sheet.noticeLines(), words),
        lines(sheet.lines(), words),
        calculation(sheet, words),
        sheet.deduction().isPresent(),
        year.needsReceipts());
  }

  private static List<Line> lines(List<DeductionSheet.Line> lines, Words words) {
    return lines.stream()
        .map(
            line ->
                new Line(
                    line.person(),
                    line.institution(),
                    line.categories().stream()
                        .map(Category::heading)
                        .collect(Collectors.joining(words.text("tax.sheet.and"))),
                    words.yen(line.paid()),
                    words.yen(line.reimbursed())))
        .toList();
  }

  private static List<Fact> calculation(DeductionSheet sheet, Words words) {
    DeductionSheet.Totals totals = sheet.totals();
    List<Fact> known =
        List.of(
            new Fact(words.text("tax.sheet.a"), words.yen(totals.paid())),
            new Fact(words.text("tax.sheet.b"), words.yen(totals.reimbursed())),
            new Fact(words.text("tax.sheet.c"), words.yen(totals.net())));
    List<Fact> rest =
        sheet
            .deduction()
            .map(
                result ->
                    List.of(
                        new Fact(words.text("tax.sheet.d"), words.yen(result.income())),
                        new Fact(words.text("tax.sheet.e"), words.yen(result.shareOfIncome())),
                        new Fact(words.text("tax.sheet.f"), words.yen(result.floor())),
                        new Fact(words.text("tax.sheet.g"), words.yen(result.deduction()))))
            .orElse(List.of());
    return Stream.concat(known.stream(), rest.stream()).toList();
  }
}
