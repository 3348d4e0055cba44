package tegata.simulators.people;

/**
 * 保険者番号・記号・番号・枝番, as printed. 後期高齢者医療 has no symbol (empty).
 *
 * @param insurer 8 digits, or 6 for 国保
 */
public record InsuredNumber(String insurer, String symbol, String number, String branch) {}
