package tegata.formats.people;

import java.time.LocalDate;
import java.util.Optional;
import tegata.formats.csv.Labelled;

/**
 * 資格: one person's coverage by one insurer.
 *
 * @param insurerNumber 保険者番号, 6 digits for 国保, else 8
 * @param symbol 記号, as the insurer spells it; empty for 後期高齢者
 * @param number 番号, as the insurer spells it
 * @param branch 枝番, 2 digits or empty
 * @param copayPercent 負担割合 in per cent, e.g. 30
 * @param acquiredOn 資格取得日
 * @param lostOn 資格喪失日
 */
public record Coverage(
    String insurerNumber,
    String insurerName,
    String symbol,
    String number,
    String branch,
    Relation relation,
    Optional<Integer> copayPercent,
    LocalDate acquiredOn,
    Optional<LocalDate> lostOn,
    Optional<LossReason> lossReason) {

  /** 本人・家族の別 (OQSCD009). */
  public enum Relation implements Labelled {
    INSURED("本人"),
    FAMILY("家族");

    private final String label;

    Relation(String label) {
      this.label = label;
    }

    @Override
    public String label() {
      return label;
    }
  }

  /** 資格喪失事由 (OQSCD008). */
  public enum LossReason implements Labelled {
    DEATH("死亡"),
    PUBLIC_ASSISTANCE("生活保護開始"),
    OTHER_COVERAGE("他の医療保険等資格取得"),
    OTHER("その他");

    private final String label;

    LossReason(String label) {
      this.label = label;
    }

    @Override
    public String label() {
      return label;
    }
  }
}
