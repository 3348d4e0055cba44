package tegata.portal.taxexport;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tegata.contract.Json;
import tegata.domain.tax.Deduction;
import tegata.domain.tax.Deduction.What;
import tegata.formats.iryohiform.Category;
import tegata.portal.taxexport.YearExpenses.Item;
import tegata.portal.taxexport.YearExpenses.Source;

/**
 * 医療費控除の明細書に書く数: the sections of the tax agency's form. Amounts are whole yen; a reimbursement
 * counts up to its own expense everywhere.
 *
 * @param format stable name of this JSON form and its version
 * @param notices section 1, 医療費通知に記載された事項
 * @param noticeLines what section 1 is made of, for section 2 where no notice is attached
 * @param lines section 2, what has no notice
 * @param totals section 3, A to C
 * @param deduction section 3, D to G; absent as long as no income is known
 */
record DeductionSheet(
    String format,
    int taxYear,
    String taxpayer,
    Notices notices,
    List<Line> noticeLines,
    List<Line> lines,
    Totals totals,
    Optional<Result> deduction) {
  private static final String FORMAT = "tegata.iryohi-meisai/1";

  /**
   * Section 1.
   *
   * @param told (1) 医療費通知に記載された医療費の額
   * @param paid (2) そのうちその年中に実際に支払った医療費の額
   * @param reimbursed (3) そのうち補填される金額
   */
  record Notices(long told, long paid, long reimbursed) {}

  /** One person at one institution. */
  record Line(
      String person, String institution, List<Category> categories, long paid, long reimbursed) {}

  /**
   * A, B, C.
   *
   * @param net never negative
   */
  record Totals(long paid, long reimbursed, long net) {}

  /**
   * D to G.
   *
   * @param income D 所得金額の合計額
   * @param shareOfIncome E
   * @param floor F
   * @param deduction G 医療費控除額
   */
  record Result(long income, long shareOfIncome, long floor, long deduction) {}

  static DeductionSheet of(YearExpenses year) {
    List<Item> told = from(year, Source.NOTICE);
    List<Item> own = from(year, Source.OWN);
    return new DeductionSheet(
        FORMAT,
        year.year(),
        year.taxpayer(),
        new Notices(told.stream().mapToLong(Item::told).sum(), paid(told), reimbursed(told)),
        lines(told),
        lines(own),
        totals(year.items()),
        year.calculation().map(c -> result(c.income(), c.deduction())));
  }

  /** The sheet as JSON, UTF-8, the same bytes for the same year. */
  byte[] toJson() {
    try {
      return (Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n")
          .getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a sheet that has no JSON", e);
    }
  }

  private static List<Item> from(YearExpenses year, Source source) {
    return year.items().stream().filter(item -> item.source() == source).toList();
  }

  private static List<Line> lines(List<Item> items) {
    Map<List<String>, List<Item>> groups =
        items.stream()
            .collect(
                Collectors.groupingBy(
                    item -> List.of(item.person(), item.institution()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return groups.values().stream().map(DeductionSheet::line).toList();
  }

  private static Line line(List<Item> items) {
    Item first = items.get(0);
    TreeSet<Category> categories = new TreeSet<>();
    items.forEach(item -> categories.addAll(item.categories()));
    return new Line(
        first.person(),
        first.institution(),
        List.copyOf(categories),
        paid(items),
        reimbursed(items));
  }

  private static Totals totals(List<Item> items) {
    long net = items.stream().mapToLong(i -> i.paid() - i.counted()).sum();
    return new Totals(paid(items), reimbursed(items), Math.max(0, net));
  }

  private static Result result(long income, Deduction deduction) {
    return new Result(
        income,
        yen(deduction, What.SHARE_OF_INCOME),
        yen(deduction, What.FLOOR),
        deduction.amount());
  }

  private static long yen(Deduction deduction, What what) {
    return deduction.steps().stream()
        .filter(step -> step.what() == what)
        .mapToLong(Deduction.Step::yen)
        .findFirst()
        .orElse(0);
  }

  private static long paid(List<Item> items) {
    return items.stream().mapToLong(Item::paid).sum();
  }

  private static long reimbursed(List<Item> items) {
    return items.stream().mapToLong(Item::counted).sum();
  }
}
