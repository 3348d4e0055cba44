package tegata.domain.staff;

/** 職員の役割. A card has one; the word is the one in the register's file. */
public enum StaffRole {
  /** 保険者の受付担当: accepts applications or returns them. */
  INSURER_CLERK("insurer-clerk"),
  /** 保険者の承認者: issues 資格確認書. */
  INSURER_APPROVER("insurer-approver"),
  /** ポータルの運営者: answers inquiries. */
  OPERATOR("operator");

  private final String word;

  StaffRole(String word) {
    this.word = word;
  }

  /** The word in files. */
  public String word() {
    return word;
  }

  /** Whether staff of that role belong to one insurer. */
  public boolean isInsurers() {
    return this != OPERATOR;
  }
}
