package tegata.formats.insurers;

/**
 * 保険者.
 *
 * @param number 保険者番号, 6 digits for 国保, else 8
 */
public record Insurer(String number, String name) {}
