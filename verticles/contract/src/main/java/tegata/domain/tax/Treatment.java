package tegata.domain.tax;

import java.time.YearMonth;

/**
 * 一つの治療のために支払った額と、そのために補填された額. Reimbursements (高額療養費、保険金、出産育児一時金 …) lessen only the expenses of the
 * treatment they are for (国税庁タックスアンサー No.1120): more than was paid never spills over.
 *
 * @param treatedIn 診療年月
 * @param paidInYear the year of payment, which decides the 年分: that of the treatment or any later
 *     one, since what is unpaid counts once it is paid; for January also the year before
 * @param paid in yen, 0–999,999,999 as in the tax agency's form
 * @param reimbursed in yen, 0–999,999,999; may be more than was paid
 */
public record Treatment(YearMonth treatedIn, int paidInYear, long paid, long reimbursed) {

  /** The largest amount that the tax agency's form takes, in yen. */
  public static final long MOST_YEN = 999_999_999;

  private static final int JANUARY = 1;

  public Treatment {
    check("paid", paid);
    check("reimbursed", reimbursed);
    int later = paidInYear - treatedIn.getYear();
    boolean possible = later >= 0 || later == -1 && treatedIn.getMonthValue() == JANUARY;
    if (!possible) {
      throw new IllegalArgumentException("only January may be paid in the year before");
    }
  }

  /** Paid in the year of the treatment, as long as nobody says otherwise. */
  public static Treatment paidAtOnce(YearMonth treatedIn, long paid, long reimbursed) {
    return new Treatment(treatedIn, treatedIn.getYear(), paid, reimbursed);
  }

  /** What counts of it, in yen. */
  public long net() {
    return Math.max(0, paid - reimbursed);
  }

  private static void check(String name, long yen) {
    if (yen < 0 || yen > MOST_YEN) {
      throw new IllegalArgumentException(name + " must be 0 to 999,999,999 yen");
    }
  }
}
