package tegata.simulators.people;

/** Which records of a person the feeds hold. */
public enum RecordKind {
  /** 医療費通知情報, fields quoted only where needed. */
  EXPENSES,
  /** 医療費通知情報, every field quoted, names in half-width kana. */
  EXPENSES_QUOTED,
  /** お薬手帳 (JAHISTC). */
  MEDICATIONS,
  /** 電子処方箋 (YZK), which name their patients themselves. */
  PRESCRIPTIONS,
  /** 電子レセプト, which name their patients themselves. */
  CLAIMS,
  /** 特定健診, five years with the standard questionnaire. */
  CHECKUPS
}
