package tegata.simulators.insurer;

import java.time.LocalDate;

/**
 * 資格確認照会. Absent texts are empty.
 *
 * @param symbol absent for 後期高齢者医療, or when the asker does not know it
 * @param branch absent when the asker does not know it
 */
record EligibilityQuestion(
    OqsEncoding encoding,
    LocalDate confirmedOn,
    String institutionCode,
    String fileIdentifier,
    String insurerNumber,
    String symbol,
    String number,
    String branch,
    LocalDate birthdate,
    String identifier) {}
