package tegata.domain.proxy;

import java.time.LocalDate;

/**
 * 年齢. A person reaches an age at the end of the day before the birthday (年齢計算ニ関する法律、民法143条), so
 * from the first moment of the birthday on they have it; whoever was born on 29 February has it on
 * 1 March in common years.
 */
public final class Age {
  /** From here on a child may end a parent's proxy. */
  public static final int CHILD_DECIDES = 15;

  /** 成年. Here a parent's proxy ends. */
  public static final int ADULT = 18;

  private Age() {}

  /** The first day (JST) on which somebody has an age. */
  public static LocalDate reachedOn(LocalDate birthdate, int years) {
    LocalDate day = birthdate.plusYears(years);
    return day.getDayOfMonth() == birthdate.getDayOfMonth() ? day : day.plusDays(1);
  }

  /** Whether somebody has an age on a day. */
  public static boolean isReached(LocalDate birthdate, int years, LocalDate today) {
    return !today.isBefore(reachedOn(birthdate, years));
  }
}
