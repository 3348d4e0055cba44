package tegata.domain.checkup;

import java.time.LocalDate;
import tegata.domain.person.Sex;
import tegata.domain.proxy.Age;

/** 受診者: what the rules of 特定健診 ask about a person. */
public record Examinee(Sex sex, LocalDate birthdate) {
  private static final int FROM = 40;
  private static final int OLDER = 65;
  private static final int LATER_STAGE = 75;

  /** 特定健診の対象: 40 at the end of the fiscal year, and not yet 75 on the day. */
  public boolean isInSpecificCheckup(LocalDate examinedOn) {
    return hasAgeAtYearEnd(FROM, examinedOn) && !isOfLaterStage(examinedOn);
  }

  /** 65 to 74 at the end of the fiscal year, where 積極的支援 becomes 動機付け支援. */
  public boolean isOlder(LocalDate examinedOn) {
    return hasAgeAtYearEnd(OLDER, examinedOn);
  }

  /** 後期高齢者: 75 or more on the day. */
  public boolean isOfLaterStage(LocalDate day) {
    return Age.isReached(birthdate, LATER_STAGE, day);
  }

  private boolean hasAgeAtYearEnd(int years, LocalDate day) {
    int endsIn = day.getMonthValue() < 4 ? day.getYear() : day.getYear() + 1;
    return Age.isReached(birthdate, years, LocalDate.of(endsIn, 4, 1));
  }
}
