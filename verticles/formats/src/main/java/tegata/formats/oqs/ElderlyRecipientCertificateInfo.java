package tegata.formats.oqs;

import java.time.LocalDate;
import java.util.Optional;

/** 高齢受給者証情報; the ratio as {@code 020} = 2割. */
public record ElderlyRecipientCertificateInfo(
    Optional<LocalDate> elderlyRecipientCertificateDate,
    Optional<LocalDate> elderlyRecipientValidStartDate,
    Optional<LocalDate> elderlyRecipientValidEndDate,
    String elderlyRecipientContributionRatio) {}
