package tegata.domain.claim;

/** レセプトの種類. */
public enum ClaimKind {
  MEDICAL("医科"),
  DPC("医科"),
  DENTAL("歯科"),
  PHARMACY("調剤");

  private final String department;

  ClaimKind(String department) {
    this.department = department;
  }

  /** 医療費通知の診療区分: 医科入院, 医科外来, 歯科入院, 歯科外来, 調剤. */
  public String category(boolean inpatient) {
    return this == PHARMACY ? department : department + (inpatient ? "入院" : "外来");
  }

  /** 処方区分: 院外, 院内, 入院. A pharmacy dispenses what was prescribed elsewhere. */
  public String setting(boolean inpatient) {
    return this == PHARMACY ? "院外" : inpatient ? "入院" : "院内";
  }
}
