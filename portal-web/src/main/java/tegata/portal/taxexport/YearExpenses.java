package tegata.portal.taxexport;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tegata.domain.tax.Deduction;
import tegata.formats.iryohiform.Category;

/**
 * 一年分の医療費, as the files write it.
 *
 * @param taxpayer 申告する人の氏名
 * @param calculation of the deduction; empty as long as no income is known
 */
public record YearExpenses(
    int year, String taxpayer, List<Item> items, Optional<Calculation> calculation) {

  public YearExpenses {
    items = List.copyOf(items);
  }

  /**
   * One expense.
   *
   * @param source where it comes from
   * @param told what the notice says was paid, in yen; 0 for what has no notice
   * @param paid in yen
   * @param reimbursed in yen; may be more than was paid
   */
  public record Item(
      Source source,
      String person,
      String institution,
      Set<Category> categories,
      long told,
      long paid,
      long reimbursed,
      Optional<LocalDate> paidOn) {

    /** What of the reimbursement counts: it lessens only its own expense, in yen. */
    public long counted() {
      return Math.min(Math.max(0, paid), reimbursed);
    }
  }

  /** Where an expense comes from. */
  public enum Source {
    /** 医療費通知: stands in section 1 of the sheet. */
    NOTICE,
    /** What the person added: section 2, and the receipt is to be kept. */
    OWN
  }

  /**
   * 控除額の計算.
   *
   * @param income 総所得金額等, in yen
   */
  public record Calculation(long income, Deduction deduction) {}

  /** Whether some amount is not the one the notice told. */
  public boolean isCorrected() {
    return items.stream().anyMatch(i -> i.source() == Source.NOTICE && i.told() != i.paid());
  }

  /** Whether receipts have to be kept: amounts were changed or added. */
  public boolean needsReceipts() {
    return isCorrected() || items.stream().anyMatch(i -> i.source() == Source.OWN);
  }
}
