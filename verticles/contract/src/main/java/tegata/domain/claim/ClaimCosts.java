package tegata.domain.claim;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * 医療費通知の金額を一件のレセプトから求める. Profile of this project: the points and the meaning of 負担金額 are those of
 * the 記録条件仕様, the rest was found to reproduce マイナポータル's own notices.
 *
 * @param type レセプト種別, four digits
 * @param points 合計点数 of HO, of the first KO where only 公費 pays
 * @param yenPerPoint 10, or a 割引点数単価
 * @param benefitPercent 給付割合 in percent, written by 国保 only
 * @param remarks 特記事項, two digits each
 * @param burden 負担金額 of HO in yen, where recorded
 * @param relief 減免 of the patient's part
 * @param meals 食事合計金額 in yen, all of it
 * @param standardMeals 標準負担額 in yen, the patient's part of {@code meals}
 * @param publicFunds 公費 (KO) in the order of the claim
 * @param windowCategory 窓口負担額区分 (MF), empty where there is none
 */
public record ClaimCosts(
    String type,
    long points,
    long yenPerPoint,
    Optional<Integer> benefitPercent,
    Set<String> remarks,
    OptionalLong burden,
    Optional<Relief> relief,
    long meals,
    long standardMeals,
    List<PublicFund> publicFunds,
    String windowCategory) {

  private static final Set<String> FREQUENT = Set.of("31", "32", "33", "34", "35", "43", "44");

  /**
   * 公費.
   *
   * @param points 合計点数 it covers
   * @param burden 負担金額 in yen: what it leaves to the patient, 0 where not recorded
   * @param covered the patient's part it takes over, in yen, where recorded (公費給付対象一部負担金)
   */
  public record PublicFund(long points, OptionalLong burden, OptionalLong covered) {}

  /**
   * 減免.
   *
   * @param exempt 免除: nothing is left
   * @param percent 減額割合
   * @param amount 減額金額 in yen
   */
  public record Relief(boolean exempt, int percent, long amount) {}

  public ClaimCosts {
    remarks = Set.copyOf(remarks);
    publicFunds = List.copyOf(publicFunds);
  }

  /**
   * The shares. Meals are part of the total: whether マイナポータル counts them is not public, the
   * patient's part of them is 標準負担額.
   */
  public CostShare share() {
    long care = points * yenPerPoint;
    long own = isPublicOnly() ? care : own(care);
    long patient = afterPublicFunds(care, own);
    return new CostShare(
        care - own + meals - standardMeals,
        own - patient,
        patient + standardMeals,
        isCapped(care),
        windowCategory.equals("02") || remarks.stream().anyMatch(FREQUENT::contains));
  }

  /** 負担割合 in percent: 給付割合, else by the last digit of レセプト種別. */
  int copayPercent() {
    return benefitPercent
        .map(percent -> 100 - percent)
        .orElseGet(
            () ->
                switch (type.charAt(3)) {
                  case '3', '4' -> 20;
                  case '7', '8' -> elderlyPercent();
                  default -> 30;
                });
  }

  /** 後期高齢 (second digit 3) pays 1割, 2割 with 特記 41・43; others of 70 and more 2割. */
  private int elderlyPercent() {
    boolean raised = remarks.contains("41") || remarks.contains("43");
    return type.charAt(1) == '3' && !raised ? 10 : 20;
  }

  private boolean isPublicOnly() {
    return type.charAt(1) == '2';
  }

  /** 一部負担金: as recorded (高額療養費 is in it then), else by the 負担割合 less 減免; no cap is guessed. */
  private long own(long care) {
    if (burden.isPresent()) {
      return burden.getAsLong();
    }
    long share = share(care);
    return relief.map(r -> relieved(share, r)).orElse(share);
  }

  private static long relieved(long share, Relief relief) {
    return relief.exempt()
        ? 0
        : Math.max(0, share - share * relief.percent() / 100 - relief.amount());
  }

  private long share(long care) {
    return care * copayPercent() / 100;
  }

  /** Each 公費 takes over the patient's part of the points it covers, but for its own 負担金額. */
  private long afterPublicFunds(long care, long own) {
    long patient = own;
    PublicFund before = null;
    for (PublicFund fund : publicFunds) {
      boolean sameScope = before != null && before.points() == fund.points();
      long covered =
          sameScope ? before.burden().orElse(0) : Math.min(patient, coveredBy(fund, care, own));
      patient -= covered - Math.min(covered, fund.burden().orElse(0));
      before = fund;
    }
    return patient;
  }

  private long coveredBy(PublicFund fund, long care, long own) {
    boolean everything = fund.points() * yenPerPoint >= care || burden.isPresent();
    return everything ? own : fund.covered().orElse(share(fund.points() * yenPerPoint));
  }

  private boolean isCapped(long care) {
    boolean recorded = windowCategory.equals("01") || windowCategory.equals("02");
    return recorded || burden.isPresent() && burden.getAsLong() < share(care);
  }
}
