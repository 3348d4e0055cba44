package tegata.domain.paper;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/** 照合の結果. */
public enum PaperState {
  /** 有効: issued as it says, and good on that day. */
  VALID,
  /** 期限切れ: its last day is over, or the coverage it tells of has ended. */
  EXPIRED,
  /** 無効: taken back by whoever issued it. */
  REVOKED,
  /** 保険者が否定: the insurer has denied the coverage it tells of since it was issued. */
  DENIED,
  /** 該当なし: no such paper was issued. */
  UNKNOWN;

  /**
   * How a paper stands on a day. Revoked stays revoked, also after its last day.
   *
   * @param validUntil its last day
   * @param revokedOn the day since which it counts no more
   * @param stillInsured whether the person has, as far as we know, still the coverage it tells of
   * @param denied whether the insurer itself has denied that coverage since
   */
  public static PaperState on(
      LocalDate day,
      LocalDate validUntil,
      Optional<LocalDate> revokedOn,
      boolean stillInsured,
      boolean denied) {
    if (revokedOn.isPresent()) {
      return REVOKED;
    }
    if (day.isAfter(validUntil) || !stillInsured) {
      return EXPIRED;
    }
    return denied ? DENIED : VALID;
  }

  /** As written on the wire. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
