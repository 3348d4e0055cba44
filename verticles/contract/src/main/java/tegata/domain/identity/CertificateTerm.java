package tegata.domain.identity;

import java.time.LocalDate;

/**
 * 利用者証明用電子証明書の有効期限と猶予。期限後 3 か月は資格確認だけができ、医療情報は出せない (中医協 R6.11.6 総-4 p.7)。
 *
 * @param expiresOn the last day the certificate is valid (JST)
 */
public record CertificateTerm(LocalDate expiresOn) {

  /** Where a day lies in the life of a certificate. */
  public enum Stage {
    /** 有効. */
    VALID,
    /** 有効、期限まで 3 か月以内 (更新の案内を出す). */
    EXPIRING,
    /** 期限切れ、3 か月の猶予の中: eligibility yes, medical data no. */
    GRACE,
    /** 猶予も過ぎた. */
    LAPSED
  }

  /** The stage on a day in Japan; the day of expiry and the last day of grace still count. */
  public Stage on(LocalDate today) {
    if (today.isAfter(graceEndsOn())) {
      return Stage.LAPSED;
    }
    if (today.isAfter(expiresOn)) {
      return Stage.GRACE;
    }
    return today.isBefore(expiresOn.minusMonths(3)) ? Stage.VALID : Stage.EXPIRING;
  }

  /** The last day on which eligibility may still be asked with the card. */
  public LocalDate graceEndsOn() {
    return expiresOn.plusMonths(3);
  }
}
