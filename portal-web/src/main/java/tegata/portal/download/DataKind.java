package tegata.portal.download;

/** What can be taken away. */
enum DataKind {
  MEDICINES,
  TREATMENTS,
  CHECKUPS,
  EXPENSES,
  ELIGIBILITY,
  ACCESSES
}
