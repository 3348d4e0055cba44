package tegata.formats.oqs;

import java.time.LocalDate;
import java.util.Optional;

/**
 * 限度額適用認定証関連情報.
 *
 * @param limitApplicationCertificateClassification 証区分 (OQSCD011)
 * @param limitApplicationCertificateClassificationFlag 適用区分 (OQSCD012), e.g. {@code A03} = ウ
 * @param limitApplicationCertificateLongTermDate 長期入院該当年月日
 */
public record LimitApplicationCertificateRelatedInfo(
    String limitApplicationCertificateClassification,
    String limitApplicationCertificateClassificationFlag,
    Optional<LocalDate> limitApplicationCertificateDate,
    Optional<LocalDate> limitApplicationCertificateValidStartDate,
    Optional<LocalDate> limitApplicationCertificateValidEndDate,
    Optional<LocalDate> limitApplicationCertificateLongTermDate) {}
