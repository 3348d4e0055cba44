package tegata.formats.iryohixml;

import java.time.YearMonth;
import java.util.Optional;

/**
 * 一件の医療費. The first six are what 所得税法施行規則第47条の2第13項 asks a 医療費通知 to show (国税庁タックスアンサー No.1119);
 * amounts are whole yen.
 *
 * @param insuredName 被保険者等の氏名; empty for a family member whose insured is not of the household
 * @param month 療養を受けた年月
 * @param patientName 療養を受けた者の氏名
 * @param institution 療養を受けた病院、診療所、薬局等の名称
 * @param paid 被保険者等が支払った医療費の額
 * @param insurerName 保険者等の名称
 * @param category 診療区分
 * @param days 日数, absent where the notice leaves it blank
 * @param total 医療費の総額
 * @param insurer 保険者の負担額
 * @param publicFunds その他の公費の負担額
 * @param patient 窓口相当負担額
 */
public record ExpenseRow(
    String insuredName,
    YearMonth month,
    String patientName,
    String institution,
    long paid,
    String insurerName,
    String category,
    Optional<Integer> days,
    long total,
    long insurer,
    long publicFunds,
    long patient) {}
