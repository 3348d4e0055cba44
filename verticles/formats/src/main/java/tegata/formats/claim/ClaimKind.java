package tegata.formats.claim;

import java.util.List;
import java.util.Optional;

/** レセプトの種類, with the items whose places differ between the kinds. */
public enum ClaimKind {
  MEDICAL(19, 12, 9, 13, 7, 8, 12),
  /** The 総括区分 and 明細情報数 stand before the 検索番号. */
  DPC(21, 12, 9, 13, 7, 8, 12),
  DENTAL(20, 11, 8, 12, 7, 8, 14),
  /** No meals. */
  PHARMACY(38, 10, 0, 12, 8, 10, 9);

  private final int searchNumber;
  private final int burden;
  private final int meals;
  private final int reduction;
  private final int publicBurden;
  private final int publicCovered;
  private final int remarks;

  ClaimKind(
      int searchNumber,
      int burden,
      int meals,
      int reduction,
      int publicBurden,
      int publicCovered,
      int remarks) {
    this.searchNumber = searchNumber;
    this.burden = burden;
    this.meals = meals;
    this.reduction = reduction;
    this.publicBurden = publicBurden;
    this.publicCovered = publicCovered;
    this.remarks = remarks;
  }

  /** By the first digit of レセプト種別; DPC by its own records. Empty for 訪問看護 and others. */
  static Optional<ClaimKind> of(ClaimRecord re, List<ClaimRecord> records) {
    boolean bundled = records.stream().anyMatch(r -> r.is("BU") || r.is("CD"));
    String type = re.item(3);
    return switch (type.isEmpty() ? ' ' : type.charAt(0)) {
      case '1' -> Optional.of(bundled ? DPC : MEDICAL);
      case '3' -> Optional.of(DENTAL);
      case '4' -> Optional.of(PHARMACY);
      default -> Optional.empty();
    };
  }

  /** RE 検索番号. */
  int searchNumber() {
    return searchNumber;
  }

  /** HO 負担金額, yen. */
  int burden() {
    return burden;
  }

  /** HO 食事合計金額, yen; 0 where the kind has none. */
  int meals() {
    return meals;
  }

  /** HO 減免区分, followed by 減額割合 and 減額金額. */
  int reduction() {
    return reduction;
  }

  /** KO 負担金額, yen. */
  int publicBurden() {
    return publicBurden;
  }

  /** KO 公費給付対象一部負担金, yen; of 医科 and DPC the outpatient's, the inpatient's follows. */
  int publicCovered() {
    return publicCovered;
  }

  /** RE 特記事項. */
  int remarks() {
    return remarks;
  }
}
