package tegata.formats.oqs;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * 回答の MessageHeader.
 *
 * @param referenceClassification 照会区分 (OQSCD002)
 * @param segmentOfResult 処理結果区分 (OQSCD003): 1 done, 2 in progress, 9 failed
 * @param characterCodeIdentifier 文字コード (OQSCD005), set on writing
 */
public record ResponseHeader(
    Optional<LocalDateTime> processExecutionTime,
    Optional<LocalDate> qualificationConfirmationDate,
    String medicalInstitutionCode,
    String arbitraryFileIdentifier,
    String referenceClassification,
    String segmentOfResult,
    String errorCode,
    String errorMessage,
    String characterCodeIdentifier) {

  ResponseHeader withCharacterCode(String identifier) {
    return new ResponseHeader(
        processExecutionTime,
        qualificationConfirmationDate,
        medicalInstitutionCode,
        arbitraryFileIdentifier,
        referenceClassification,
        segmentOfResult,
        errorCode,
        errorMessage,
        identifier);
  }
}
