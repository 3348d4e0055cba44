package tegata.domain.claim;

import java.time.LocalDate;

/**
 * 薬の一行, as a claim has it. Numbers are texts as written; empty where the claim says nothing.
 *
 * @param day 調剤年月日
 * @param group 剤形 of 調剤, 診療識別 of the others
 * @param code レセプト電算処理システム医薬品コード, nine digits beginning with 6
 * @param amount 使用量: of a day for 内服, of one time for 屯服, else all of it
 * @param single 1回用量
 * @param usageCode 用法コード
 * @param instruction 特別指示
 * @param count 調剤数量, or the count of the day
 */
public record ClaimedDrug(
    ClaimKind kind,
    boolean inpatient,
    LocalDate day,
    String group,
    String code,
    String amount,
    String single,
    String usageCode,
    String instruction,
    String count) {}
