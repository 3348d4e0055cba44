package tegata.domain.claim;

import java.time.YearMonth;
import java.util.Optional;

/**
 * What stands of a claim.
 *
 * @param shown the version a patient sees; in a conflict the last one before it, if any
 * @param corrected 処理年月 of {@code shown}, where an earlier version showed something else
 */
public record Standing(State state, Optional<ClaimVersion> shown, Optional<YearMonth> corrected) {

  /** 状態. */
  public enum State {
    ACTIVE,
    /** 返戻. */
    RETURNED,
    /** 取下げ. */
    WITHDRAWN,
    /** 振替: another insurer's claim took its place. */
    MOVED,
    /** Two files contradict each other: an operator decides. */
    CONFLICT
  }

  static Standing hidden(State state) {
    return new Standing(state, Optional.empty(), Optional.empty());
  }
}
