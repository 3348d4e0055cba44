package tegata.domain.tax;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tegata.domain.expense.ExpenseNotice;

/**
 * 医療費の一行: what one person's treatment or medicine cost. Amounts are whole yen.
 *
 * @param id stays the same as long as the notice, or the row the filer typed, does
 * @param personId who was treated, where they are known here; empty for a name that was typed
 * @param person 医療を受けた人
 * @param payee 病院・薬局などの名称
 * @param paid what was paid, 0 to 999,999,999
 * @param reimbursed what of that was reimbursed; never more than was paid
 * @param paidOn 支払年月日
 * @param selfMedication whether it is a purchase of 特定一般用医薬品等
 * @param notice as it arrived or was uploaded; empty for what was typed
 * @param aside why it does not count; empty where it counts
 */
public record TaxEntry(
    UUID id,
    Optional<UUID> personId,
    String person,
    Kind kind,
    String payee,
    long paid,
    long reimbursed,
    Optional<LocalDate> paidOn,
    Origin origin,
    boolean selfMedication,
    Optional<Told> notice,
    Optional<Aside> aside) {

  /** The longest 医療を受けた人 that 医療費集計フォーム Ver.3.1 takes, in characters. */
  public static final int LONGEST_PERSON = 10;

  /** The longest 病院・薬局などの名称 that it takes, in characters. */
  public static final int LONGEST_PAYEE = 20;

  /** Differences below this, in yen, need no correction (国税庁 確定申告書等作成コーナー). */
  private static final long NO_MATTER = 10;

  /** 医療費の区分, as in the form. */
  public enum Kind {
    /** 診療・治療. */
    TREATMENT,
    /** 医薬品購入. */
    MEDICINE,
    /** 介護保険サービス. */
    CARE,
    /** その他の医療費 (通院の交通費 …). */
    OTHER;

    /** What a notice is: 調剤 and pharmacies are medicine, 介護 is care, the rest treatment. */
    public static Kind of(ExpenseNotice notice) {
      if (notice.category().contains("調剤") || notice.institution().contains("薬局")) {
        return MEDICINE;
      }
      boolean care = notice.category().contains("介護") || notice.institution().contains("介護");
      return care ? CARE : TREATMENT;
    }
  }

  /** Where a row comes from. */
  public enum Origin {
    /** From the insurer, unchanged. */
    ARRIVED,
    /** From the insurer, with an amount or a day of the filer's. */
    CORRECTED,
    /** Typed. */
    ADDED,
    /** From a CSV of マイナポータル that the filer brought. */
    UPLOADED
  }

  /** Why a row does not count. */
  public enum Aside {
    /** The filer says so. */
    LEFT_OUT,
    /** It was paid in another year. */
    OTHER_YEAR
  }

  /** What is to be known of a row. */
  public enum Hint {
    /** 公費 paid a part: the sum really paid may be less. */
    PUBLIC_EXPENSE,
    /** The subsidy of a municipality for children may have paid. */
    CHILD,
    /** The parts do not make up the whole. */
    DOES_NOT_ADD_UP,
    /** Of December or January: the year of payment decides. */
    TURN_OF_YEAR,
    /** Below 10 yen: needs no correction. */
    SMALL_DIFFERENCE,
    /** The amount is not the one of the notice: the receipt is to be kept for 5 years. */
    KEEP_RECEIPT
  }

  /**
   * What the notice says.
   *
   * @param insurer 保険者の名称
   */
  public record Told(ExpenseNotice row, String insurer) {}

  /** Whether it is part of the year's sum. */
  public boolean counts() {
    return aside.isEmpty();
  }

  /** What of it counts, in yen. */
  public long net() {
    return paid - reimbursed;
  }

  /** The month by which it is sorted; empty where nobody knows when it was. */
  public Optional<YearMonth> month() {
    return notice.map(told -> told.row().month()).or(() -> paidOn.map(YearMonth::from));
  }

  /** What is to be known of this row, of a child or of an adult. */
  public Set<Hint> hints(boolean child) {
    Set<Hint> hints = EnumSet.noneOf(Hint.class);
    if (notice.isEmpty()) {
      hints.add(Hint.KEEP_RECEIPT);
      return hints;
    }
    ExpenseNotice row = notice.get().row();
    add(hints, Hint.PUBLIC_EXPENSE, row.publicExpense() > 0);
    add(hints, Hint.CHILD, child && paid > 0 && paid == row.patient());
    add(hints, Hint.DOES_NOT_ADD_UP, !row.addsUp());
    int month = row.month().getMonthValue();
    add(hints, Hint.TURN_OF_YEAR, month == 1 || month == 12);
    long difference = Math.abs(paid - row.patient());
    add(hints, Hint.SMALL_DIFFERENCE, difference > 0 && difference < NO_MATTER);
    add(hints, Hint.KEEP_RECEIPT, difference > 0);
    return hints;
  }

  TaxEntry reimbursed(long yen) {
    return new TaxEntry(
        id,
        personId,
        person,
        kind,
        payee,
        paid,
        yen,
        paidOn,
        origin,
        selfMedication,
        notice,
        aside);
  }

  private static void add(Set<Hint> hints, Hint hint, boolean holds) {
    if (holds) {
      hints.add(hint);
    }
  }
}
