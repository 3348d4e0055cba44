package tegata.simulators.people;

/** 性別, with its code in OQS messages. */
public enum Sex {
  MALE("1", "男"),
  FEMALE("2", "女");

  private final String code;
  private final String label;

  Sex(String code, String label) {
    this.code = code;
    this.label = label;
  }

  /** 1 男, 2 女. */
  public String code() {
    return code;
  }

  /** 男 or 女. */
  public String label() {
    return label;
  }
}
