package tegata.formats.myna;

import java.time.YearMonth;
import java.util.Optional;

/**
 * 医療費情報明細の1件。
 *
 * @param month 診療年月
 * @param category 診療区分, an open list: 医科外来, 歯科外来, 調剤, …
 * @param days 日数, absent where the file leaves it blank
 * @param institution 医療機関等名称
 */
public record ExpenseLine(
    YearMonth month,
    String category,
    Optional<Integer> days,
    String institution,
    Amounts amounts) {}
