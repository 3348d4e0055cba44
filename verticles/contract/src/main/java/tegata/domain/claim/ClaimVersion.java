package tegata.domain.claim;

import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * 一件のレセプトの一つの版. Two versions are the same if they were processed in the same month, at the same
 * stage, and say the same.
 *
 * @param processed 請求年月, or 処理年月 of a review
 * @param stage how far the claim had come
 * @param content names what the version says, e.g. its hash
 * @param visible names what a patient would see of it; versions that differ only elsewhere share it
 * @param split one of the two claims into which 審査支払機関 split another (確認区分 05, 12)
 */
public record ClaimVersion(
    YearMonth processed, Stage stage, String content, String visible, boolean split) {

  /** データ識別, in the order in which a claim goes through them. */
  public enum Stage {
    /** A version that was replaced or sent back before this file was made: history only. */
    PAST,
    /** 医療機関・薬局からの請求. */
    CLAIMED,
    /** 請求 as 審査支払機関 passes it on. */
    PASSED_ON,
    /** 支払決定. */
    DECIDED,
    /** 再審査等請求. */
    REVIEW_ASKED,
    /** 再審査決定. */
    REVIEWED;

    /** From データ識別; 0 stands for a facility's own file. */
    public static Stage of(int data) {
      return switch (data) {
        case 0 -> CLAIMED;
        case 1 -> PASSED_ON;
        case 2 -> DECIDED;
        case 3 -> REVIEW_ASKED;
        case 4 -> REVIEWED;
        default -> PAST;
      };
    }
  }

  /** Earlier versions first; two of the same place contradict each other. */
  public static final Comparator<ClaimVersion> ORDER =
      Comparator.comparing(ClaimVersion::processed).thenComparing(ClaimVersion::stage);

  /**
   * Those of the last place among what may stand: one stands, several contradict each other.
   *
   * @return none where none may stand
   */
  public static List<ClaimVersion> newest(Collection<ClaimVersion> versions) {
    List<ClaimVersion> standing = versions.stream().filter(ClaimVersion::mayStand).toList();
    Optional<ClaimVersion> last = standing.stream().max(ORDER);
    return standing.stream().filter(v -> ORDER.compare(v, last.orElseThrow()) == 0).toList();
  }

  boolean mayStand() {
    return stage != Stage.PAST;
  }

  boolean isAfter(ClaimVersion other) {
    return ORDER.compare(this, other) > 0;
  }
}
