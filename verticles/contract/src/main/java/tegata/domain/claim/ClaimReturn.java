package tegata.domain.claim;

import java.time.YearMonth;

/**
 * 返戻・取下げ. All versions processed until then no longer stand; what is claimed again later does.
 *
 * @param processed 処理年月
 * @param withdrawn 取下げ: the facility itself took the claim back
 */
public record ClaimReturn(YearMonth processed, boolean withdrawn) {}
