package tegata.domain.eligibility;

import java.time.LocalDate;
import java.util.Optional;

/**
 * 限度額適用認定証、標準負担額減額認定証.
 *
 * @param kind 証区分 (OQSCD011), e.g. {@code 01}
 * @param category 適用区分 (OQSCD012), e.g. {@code A03}
 * @param longTermSince 長期入院該当年月日
 */
public record LimitCertificate(
    Optional<String> kind,
    Optional<String> category,
    Term term,
    Optional<LocalDate> longTermSince) {}
