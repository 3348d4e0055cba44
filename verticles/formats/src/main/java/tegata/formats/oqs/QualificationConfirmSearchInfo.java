package tegata.formats.oqs;

import java.time.LocalDate;
import java.util.Optional;

/**
 * 照会条件.
 *
 * @param insurerNumber 保険者番号, without the padding it has on the wire
 * @param insuredCardSymbol 記号
 * @param insuredIdentificationNumber 番号
 * @param insuredBranchNumber 枝番, 2 digits
 * @param limitApplicationCertificateRelatedConsFlg 限度額情報の同意 (OQSCD001)
 * @param arbitraryIdentifier 任意の識別子, echoed in the answer
 */
public record QualificationConfirmSearchInfo(
    String insurerNumber,
    String insuredCardSymbol,
    String insuredIdentificationNumber,
    String insuredBranchNumber,
    Optional<LocalDate> birthdate,
    String limitApplicationCertificateRelatedConsFlg,
    String arbitraryIdentifier) {}
