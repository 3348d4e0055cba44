package tegata.domain.tax;

import java.util.ArrayList;
import java.util.List;

/**
 * 控除額と、そこまでの計算. Every step can be shown with the law it follows.
 *
 * @param amount what may be deducted, in yen; never negative
 * @param steps in the order of the calculation; the last one is the amount
 */
public record Deduction(long amount, List<Step> steps) {

  public Deduction {
    steps = List.copyOf(steps);
  }

  /** One line of the calculation, in yen. */
  public record Step(What what, long yen) {}

  /** 計算の行. */
  public enum What {
    /** 支払った医療費の合計. */
    PAID("所得税法第73条第1項・第2項"),
    /** 補填された金額のうち、それぞれの治療の支払額までの合計. */
    REIMBURSED("所得税法第73条第1項"),
    /** 差し引いた額. */
    NET("所得税法第73条第1項"),
    /** 総所得金額等の 5% (1 円未満切り捨て). */
    SHARE_OF_INCOME("所得税法第73条第1項"),
    /** 10 万円と総所得金額等の 5% の少ないほう. */
    FLOOR("所得税法第73条第1項"),
    /** 対象医薬品の購入費から補填を差し引いた額. */
    PURCHASES("租税特別措置法第41条の17第1項"),
    /** 1 万 2 千円. */
    PURCHASES_FLOOR("租税特別措置法第41条の17第1項"),
    /** 一定の取組がないので受けられない. */
    NO_HEALTH_EFFORT("租税特別措置法第41条の17第1項"),
    /** その年分には制度がない. */
    NOT_IN_FORCE("租税特別措置法第41条の17第1項"),
    /** 上限までの控除額. */
    AMOUNT("所得税法第73条第1項、租税特別措置法第41条の17第1項");

    private final String source;

    What(String source) {
      this.source = source;
    }

    /** The law this line follows. */
    public String source() {
      return source;
    }
  }

  /** 医療費控除, of the treatments paid in the year. */
  public static Deduction medical(
      TaxRules rules, int year, List<Treatment> treatments, long income) {
    List<Treatment> ofTheYear =
        treatments.stream().filter(one -> one.paidInYear() == year).toList();
    long paid = ofTheYear.stream().mapToLong(Treatment::paid).sum();
    long net = ofTheYear.stream().mapToLong(Treatment::net).sum();
    long share =
        Math.max(0, income) / 100 * rules.incomePercent()
            + Math.max(0, income) % 100 * rules.incomePercent() / 100;
    long floor = Math.min(rules.medicalFloor(), share);
    long amount = within(net - floor, rules.mostMedical());
    return new Deduction(
        amount,
        List.of(
            new Step(What.PAID, paid),
            new Step(What.REIMBURSED, paid - net),
            new Step(What.NET, net),
            new Step(What.SHARE_OF_INCOME, share),
            new Step(What.FLOOR, floor),
            new Step(What.AMOUNT, amount)));
  }

  /**
   * セルフメディケーション税制による控除.
   *
   * @param purchases of 対象医薬品, in yen
   * @param reimbursed for them, in yen
   * @param healthEffort 一定の取組 (健診, 予防接種 …) in the year, without which there is none
   */
  public static Deduction selfMedication(
      TaxRules rules, long purchases, long reimbursed, boolean healthEffort) {
    if (purchases < 0 || reimbursed < 0) {
      throw new IllegalArgumentException("amounts are not negative");
    }
    long net = Math.max(0, purchases - reimbursed);
    List<Step> steps = new ArrayList<>();
    steps.add(new Step(What.PURCHASES, net));
    steps.add(new Step(What.PURCHASES_FLOOR, rules.selfMedicationFloor()));
    if (!rules.selfMedication()) {
      steps.add(new Step(What.NOT_IN_FORCE, 0));
    } else if (!healthEffort) {
      steps.add(new Step(What.NO_HEALTH_EFFORT, 0));
    }
    long amount =
        rules.selfMedication() && healthEffort
            ? within(net - rules.selfMedicationFloor(), rules.mostSelfMedication())
            : 0;
    steps.add(new Step(What.AMOUNT, amount));
    return new Deduction(amount, steps);
  }

  private static long within(long yen, long most) {
    return Math.max(0, Math.min(yen, most));
  }
}
