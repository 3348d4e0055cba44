package tegata.domain.consent;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * 本人がある医療機関等に与えた同意。一度に与えた種類は一つの番号を持ち、24 時間で終わる (中医協 R6.11.6 総-4)。All times are the database's.
 *
 * @param facility 医療機関コード
 * @param categories what the facility may see; never empty
 * @param validUntil the first moment at which it no longer holds, at most {@link #VALIDITY} after
 *     {@code givenAt}
 * @param staffCode 担当者コード, present exactly for consents on paper
 */
public record Consent(
    UUID id,
    String facility,
    UUID person,
    Set<Category> categories,
    Instant givenAt,
    Instant validUntil,
    Optional<Revocation> revocation,
    How how,
    Optional<String> staffCode) {

  /** How long a consent holds at most. */
  public static final Duration VALIDITY = Duration.ofHours(24);

  /** どのように同意したか. */
  public enum How {
    /** 施設の顔認証付きカードリーダー. */
    READER,
    /** 居宅 (訪問診療・オンライン診療) の端末. */
    MOBILE,
    /** 書面. */
    PAPER
  }

  /** 同意の取消 (OQSCD031: 1 医療機関取消, 2 患者取消). */
  public record Revocation(Instant at, By by) {
    /** 取り消した人. */
    public enum By {
      FACILITY,
      PATIENT
    }
  }

  /** Where a consent stands at a moment. */
  public enum State {
    /** 有効. */
    STANDING,
    /** 24 時間が過ぎた. */
    EXPIRED,
    /** 取り消された. */
    REVOKED
  }

  public Consent {
    categories = Set.copyOf(categories);
    if (categories.isEmpty() || !categories.stream().allMatch(Category::needsConsent)) {
      throw new IllegalArgumentException("a consent names what needs a consent, and nothing else");
    }
    if (validUntil.isAfter(givenAt.plus(VALIDITY))) {
      throw new IllegalArgumentException("a consent holds for at most 24 hours");
    }
    if ((how == How.PAPER) != staffCode.isPresent()) {
      throw new IllegalArgumentException("a consent on paper, and no other, has a staff code");
    }
  }

  /**
   * A revocation holds from its commit on, whatever any clock says; the last moment is excluded.
   */
  public State at(Instant now) {
    if (revocation.isPresent()) {
      return State.REVOKED;
    }
    return now.isBefore(validUntil) ? State.STANDING : State.EXPIRED;
  }
}
