package tegata.domain.treatment;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * 診療情報の一行: what was done on a day. Diseases are no part of it.
 *
 * @param day 診療日; the first of the month where the claim only says the month
 * @param institution 医療機関の名称
 * @param category 診療区分 (医科入院, 医科外来, 歯科入院, 歯科外来)
 * @param group 診療識別 in words (初診, 検査, 手術 …)
 * @param code 診療行為コード
 * @param times 回数 on that day, or in that month
 * @param corrected 訂正あり: 処理年月 of the claim that took the place of an earlier one
 */
public record Treatment(
    LocalDate day,
    String institution,
    String category,
    String group,
    String code,
    String name,
    int times,
    Optional<YearMonth> corrected) {}
