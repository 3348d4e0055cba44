package tegata.formats.claim;

import java.time.LocalDate;

/**
 * 薬の一行, of one day. Texts as written, empty where the claim says nothing.
 *
 * @param group 剤形 of 調剤, 診療識別 of the others
 * @param code 医薬品コード
 * @param amount 使用量
 * @param single 1回用量 (調剤)
 * @param usageCode 用法コード (調剤)
 * @param instruction 特別指示 (調剤)
 * @param count 調剤数量, or 回数 of the day
 */
public record DrugRow(
    LocalDate day,
    String group,
    String code,
    String amount,
    String single,
    String usageCode,
    String instruction,
    String count) {}
