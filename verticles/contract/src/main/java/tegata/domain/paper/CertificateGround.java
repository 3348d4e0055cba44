package tegata.domain.paper;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tegata.domain.registration.EligibilityCertificate;

/**
 * 資格確認書を交付する理由, besides 利用登録の解除. The dated rules on who gets one are all here (健康保険法51条の3;
 * 後期高齢者の暫定運用).
 */
public enum CertificateGround {
  /** 利用登録をしていない: without being asked. */
  NOT_REGISTERED,
  /** 電子証明書の期限が過ぎた: without being asked. */
  CERTIFICATE_LAPSED,
  /** カードを返納した. */
  CARD_RETURNED,
  /** 後期高齢者: to everybody, without being asked, until {@link #ELDERLY_LAST_DAY}. */
  ELDERLY,
  /** 要配慮者 who has difficulty with the card: on application, and renewed without asking again. */
  SUPPORT_NEEDED,
  /** カードをなくした: on application. */
  CARD_LOST,
  /** カードを更新している: on application. */
  CARD_RENEWING;

  /** The last day of the rule for 後期高齢者, and of every certificate issued by it. */
  public static final LocalDate ELDERLY_LAST_DAY = LocalDate.of(2026, 7, 31);

  private static final String ELDERLY_LAW = "39";

  /**
   * A member as the grounds look at them.
   *
   * @param insurerNumber 保険者番号; of 後期高齢者 it has eight digits and begins with 39
   * @param registered whether マイナ保険証 is registered
   * @param certificateExpiresOn last day of the newest card certificate
   */
  public record Situation(
      String insurerNumber, boolean registered, Optional<LocalDate> certificateExpiresOn) {}

  /** Whether a certificate may be issued on this ground on a day. */
  public boolean isOpenTo(Situation member, LocalDate day) {
    return switch (this) {
      case NOT_REGISTERED -> !member.registered();
      case CERTIFICATE_LAPSED -> member.certificateExpiresOn().filter(day::isAfter).isPresent();
      case ELDERLY -> isElderly(member.insurerNumber()) && !day.isAfter(ELDERLY_LAST_DAY);
      case CARD_RETURNED, SUPPORT_NEEDED, CARD_LOST, CARD_RENEWING -> true;
    };
  }

  /** The grounds that are open to a member on a day. */
  public static List<CertificateGround> openTo(Situation member, LocalDate day) {
    return Arrays.stream(values()).filter(ground -> ground.isOpenTo(member, day)).toList();
  }

  /** The last day a certificate issued on this ground can have. */
  public LocalDate latestEnd(LocalDate issuedOn) {
    LocalDate longest = issuedOn.plusYears(EligibilityCertificate.LONGEST_YEARS);
    return this == ELDERLY && longest.isAfter(ELDERLY_LAST_DAY) ? ELDERLY_LAST_DAY : longest;
  }

  /**
   * Whether a member can apply on this ground themselves; on the others the insurer is not asked.
   */
  public boolean isAppliedFor() {
    return switch (this) {
      case SUPPORT_NEEDED, CARD_LOST, CARD_RENEWING, CARD_RETURNED -> true;
      case NOT_REGISTERED, CERTIFICATE_LAPSED, ELDERLY -> false;
    };
  }

  /** Whether another one is prepared before it ends, without a new application. */
  public boolean isRenewed() {
    return this == SUPPORT_NEEDED;
  }

  private static boolean isElderly(String insurerNumber) {
    return insurerNumber.length() == 8 && insurerNumber.startsWith(ELDERLY_LAW);
  }
}
