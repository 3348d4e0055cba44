package tegata.domain.facility;

/** オンライン資格確認の施設の型 (中医協 R6.11.6 総-4 p.2). */
public enum FacilityKind {
  /** ① 通常. */
  STANDARD,
  /** ② 居宅同意取得型: 訪問診療・訪問看護・オンライン診療. */
  HOME_VISIT,
  /** ③ 資格確認限定型: eligibility only, never medical data, whatever the patient consents to. */
  ELIGIBILITY_ONLY;

  /** Whether a facility of this kind may ever see medical data. */
  public boolean maySeeRecords() {
    return this != ELIGIBILITY_ONLY;
  }
}
