package tegata.domain.medication;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * 薬剤情報の一行 (調剤年月日、医療機関等、処方区分、使用区分、医薬品名、成分名、用法、用量、調剤数量)。
 *
 * @param dispensedOn 調剤年月日
 * @param institution 調剤した医療機関等の名称
 * @param prescriber 処方した医療機関の名称
 * @param setting 処方区分, as the source says it (院内, 院外, 入院)
 * @param usageClass 使用区分, as the source says it (内服, 外用, 注射 …)
 * @param dose 一回または一日の用量, as written, with its unit
 * @param usage 用法
 * @param quantity 調剤数量, as written, with its unit (「14日分」)
 * @param source where the row comes from
 * @param corrected 訂正あり: 処理年月 of the claim that took the place of an earlier one
 */
public record Medicine(
    LocalDate dispensedOn,
    String institution,
    Optional<String> prescriber,
    Optional<String> setting,
    Optional<String> usageClass,
    String name,
    Optional<String> ingredient,
    Optional<String> drugCode,
    Optional<String> dose,
    Optional<String> usage,
    Optional<String> quantity,
    Source source,
    Optional<YearMonth> corrected) {

  /** 情報源. */
  public enum Source {
    /** 電子レセプト. */
    CLAIM,
    /** 電子処方箋 (100 days). */
    PRESCRIPTION,
    /** お薬手帳 (JAHIS). */
    NOTEBOOK
  }
}
