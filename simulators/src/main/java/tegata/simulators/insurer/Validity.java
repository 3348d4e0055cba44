package tegata.simulators.insurer;

/**
 * 資格有効性 (OQSCD006). 3 無効(新しい資格あり) is absent: one insurer cannot know another's coverages; the
 * mediating gateway adds it.
 */
enum Validity {
  VALID("1"),
  LAPSED("2"),
  UNKNOWN("4"),
  SEVERAL("5"),
  VALID_UNREGISTERED("6");

  private final String code;

  Validity(String code) {
    this.code = code;
  }

  String code() {
    return code;
  }
}
