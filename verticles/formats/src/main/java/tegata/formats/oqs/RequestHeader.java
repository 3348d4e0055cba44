package tegata.formats.oqs;

import java.time.LocalDate;
import java.util.Optional;

/**
 * 照会の MessageHeader.
 *
 * @param qualificationConfirmationDate 資格確認日
 * @param medicalInstitutionCode 医療機関コード, 10 digits
 * @param arbitraryFileIdentifier 任意のファイル識別子, echoed in the answer
 */
public record RequestHeader(
    Optional<LocalDate> qualificationConfirmationDate,
    String medicalInstitutionCode,
    String arbitraryFileIdentifier) {}
