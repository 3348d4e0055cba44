package tegata.domain.eligibility;

import java.util.Optional;

/**
 * 特定疾病療養受療証.
 *
 * @param category 認定疾病区分 (OQSCD013)
 * @param mostPerMonth 自己負担限度額, yen a month
 */
public record SpecificDisease(String category, Optional<Long> mostPerMonth, Term term) {}
