package tegata.domain.registration;

import java.util.Optional;

/** 理由・補足: what an applicant and an insurer write to each other in their own words. */
public final class Remark {
  /** Characters, as people, pages and the database count them. */
  public static final int LONGEST = 400;

  private Remark() {}

  /** Whether it is longer than what is kept. */
  public static boolean isTooLong(String text) {
    return text.codePointCount(0, text.length()) > LONGEST;
  }

  /** The same of one that may be absent. */
  public static boolean isTooLong(Optional<String> text) {
    return text.filter(Remark::isTooLong).isPresent();
  }
}
