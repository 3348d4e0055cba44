package tegata.workers.intake;

import tegata.domain.audit.Entry;

/** Kinds of records that arrive in sets. */
enum RecordKind {
  EXPENSE(Entry.Category.EXPENSE),
  MEDICATION(Entry.Category.MEDICATION),
  /** 電子処方箋の調剤, which go after {@code RetentionWindow.PRESCRIPTION_DAYS}. */
  PRESCRIPTION(Entry.Category.MEDICATION),
  CHECKUP(Entry.Category.CHECKUP);

  private final Entry.Category category;

  RecordKind(Entry.Category category) {
    this.category = category;
  }

  Entry.Category category() {
    return category;
  }
}
