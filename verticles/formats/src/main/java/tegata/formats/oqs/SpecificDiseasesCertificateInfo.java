package tegata.formats.oqs;

import java.time.LocalDate;
import java.util.Optional;

/**
 * 特定疾病療養受療証情報.
 *
 * @param specificDiseasesDiseaseCategory 認定疾病区分 (OQSCD013)
 * @param specificDiseasesSelfPay 自己負担限度額, yen
 */
public record SpecificDiseasesCertificateInfo(
    String specificDiseasesDiseaseCategory,
    Optional<LocalDate> specificDiseasesCertificateDate,
    Optional<LocalDate> specificDiseasesValidStartDate,
    Optional<LocalDate> specificDiseasesValidEndDate,
    String specificDiseasesSelfPay) {}
