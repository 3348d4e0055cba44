package tegata.formats.fhir;

import java.time.LocalDate;

/**
 * 調剤した薬一つ. Texts may be empty where nothing is known.
 *
 * @param code YJ (12) or レセプト電算 (9); other codes are written without a system
 * @param quantity as written, e.g. 28日分
 */
public record FhirMedicine(
    LocalDate dispensedOn,
    String institution,
    String name,
    String code,
    String ingredient,
    String usage,
    String quantity) {}
