package tegata.formats.jahis;

/**
 * 文章の記録。 One of the records that hold free text.
 *
 * @param detail 特記種別 (2), 提供情報種別 (411) or 入力日 (4, 601), as written; else empty
 * @param author 作成者: 1 医療関係者, 2 患者等, 8 その他, 9 不明
 */
public record Note(Kind kind, String text, String detail, String author) {

  /** Which record the text stood in. */
  public enum Kind {
    PATIENT_REMARK("2"),
    MEMO("4"),
    DRUG_SUPPLEMENT("281"),
    DRUG_CAUTION("291"),
    USAGE_SUPPLEMENT("311"),
    PRESCRIPTION_CAUTION("391"),
    CAUTION("401"),
    PROVIDED("411"),
    LEFTOVER("421"),
    REMARK("501"),
    PATIENT_ENTRY("601");

    private final String record;

    Kind(String record) {
      this.record = record;
    }

    /** Record number. */
    public String record() {
      return record;
    }
  }
}
