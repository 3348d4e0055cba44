package tegata.domain.intake;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * 保存し、見せる期間。薬剤・診療・医療費通知は 3 年 (36 か月)、健診は 5 年 (オンライン資格確認 利用者向け資料 R2.11)。
 *
 * @param months how many months back from this month records of treatment are kept
 * @param checkupYears how many years back from this month checkups are kept
 */
public record RetentionWindow(int months, int checkupYears) {

  /** 電子処方箋の調剤情報は 100 日。 A claim tells of the same drugs by then. */
  public static final int PRESCRIPTION_DAYS = 100;

  /** 3 years and 5 years. */
  public static final RetentionWindow STANDARD = new RetentionWindow(36, 5);

  public RetentionWindow {
    if (months < 36 || checkupYears < 5) {
      throw new IllegalArgumentException(
          "a window may be longer than 36 months and 5 years, never shorter");
    }
  }

  /** The first month of medication, treatment and expenses that is kept and shown. */
  public YearMonth firstMonth(LocalDate today) {
    return YearMonth.from(today).minusMonths(months);
  }

  /** The first day of 電子処方箋 that is kept and shown. */
  public LocalDate firstPrescriptionDay(LocalDate today) {
    return today.minusDays(PRESCRIPTION_DAYS);
  }

  /** The first day of checkups that is kept and shown. */
  public LocalDate firstCheckupDay(LocalDate today) {
    return YearMonth.from(today).minusYears(checkupYears).atDay(1);
  }
}
