package tegata.domain.inquiry;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;

/**
 * 心当たりのない閲覧の問い合わせ. Waits for an operator's answer and ends with it; there is one answer.
 *
 * @param number 受付番号 {@code Q-YYYYMM-NNNNNN-c}
 * @param entry number of the entry of the log it asks about
 * @param text what the person wrote; empty where the row says it all
 * @param dueOn by when it is to be answered (JST)
 */
public record Inquiry(
    String number,
    long entry,
    Optional<String> text,
    Instant receivedAt,
    LocalDate dueOn,
    Optional<Answer> answer) {

  /** Longest text of a person, in characters. */
  public static final int LONGEST_TEXT = 1_000;

  /** Longest answer, in characters. */
  public static final int LONGEST_ANSWER = 2_000;

  /** How long an answer may take: Tegata's own promise, no law's. */
  public static final Period ANSWERED_WITHIN = Period.ofDays(14);

  /** 回答. */
  public record Answer(String text, Instant at) {}

  /** Whether a text fits, counted in characters as people count them. */
  public static boolean fits(String text, int longest) {
    return text.codePointCount(0, text.length()) <= longest;
  }

  /** Whether it still waits after its day. */
  public boolean isOverdue(LocalDate today) {
    return answer.isEmpty() && today.isAfter(dueOn);
  }
}
