package tegata.simulators.feeds;

/**
 * 薬品と用法. A drug as a pharmacy would dispense it; the codes are YJ codes.
 *
 * @param form 剤形 of record 301: 1 内服, 3 屯服
 */
record Medicine(
    String name, String yjCode, String dose, String unit, String usage, int amount, String form) {

  static final Medicine ALLERGY = inner("アレグラ錠６０ｍｇ", "4490023F1024", "2", "１日２回　朝夕食後", 28);
  static final Medicine COUGH = inner("ムコダイン錠５００ｍｇ", "2233002F2027", "3", "１日３回　毎食後", 5);
  static final Medicine FEVER = new Medicine("カロナール錠２００", "1141007F1063", "2", "錠", "発熱時", 10, "3");
  static final Medicine PAIN = inner("ロキソニン錠６０ｍｇ", "1149019F1560", "3", "１日３回　毎食後", 7);

  /** The 成分 of {@link #PAIN} under another name, from another doctor three days later. */
  static final Medicine SAME_PAIN = inner("架空のロキソプロフェン錠６０ｍｇ", "1149019F1999", "3", "１日３回　毎食後", 5);

  static final Medicine BLOOD_PRESSURE = inner("ノルバスク錠２．５ｍｇ", "2171022F1029", "1", "１日１回　朝食後", 28);
  static final Medicine LIPIDS = inner("リピトール錠５ｍｇ", "2189015F1023", "1", "１日１回　夕食後", 28);

  private static Medicine inner(String name, String code, String dose, String usage, int days) {
    return new Medicine(name, code, dose, "錠", usage, days, "1");
  }

  /** 屯服 is counted in 回分, the rest in 日分. */
  String amountUnit() {
    return form.equals("3") ? "回分" : "日分";
  }
}
