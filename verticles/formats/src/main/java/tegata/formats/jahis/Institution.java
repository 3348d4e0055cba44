package tegata.formats.jahis;

/**
 * 医療機関等 (records 11 and 51).
 *
 * @param prefecture 都道府県コード, 2 digits
 * @param pointTable 点数表コード: 1 医科, 3 歯科, 4 調剤
 * @param code 7 digits
 */
public record Institution(
    String name,
    String prefecture,
    String pointTable,
    String code,
    String postalCode,
    String address,
    String phone) {

  /** 医療機関コード10桁, or empty where a part is missing. */
  public String tenDigitCode() {
    String joined = prefecture + pointTable + code;
    return joined.matches("\\d{10}") ? joined : "";
  }
}
