package tegata.portal.help;

/** 使い方の項目, in the order in which they are told. */
enum Topic {
  LOGIN("/login"),
  MEDICINES("/medicines"),
  CHECKUPS("/checkups"),
  EXPENSES("/expenses"),
  TAX("/tax"),
  ELIGIBILITY("/eligibility"),
  CONSENTS("/consents"),
  HISTORY("/access-log"),
  PROXIES("/proxies"),
  REGISTRATION("/registration"),
  DEREGISTRATION("/deregister/about"),
  DEVICES("/settings"),
  LOST_CARD(""),
  PIN_LOCKED(""),
  EXPIRED(""),
  READER_FAILS("/eligibility"),
  DELAY(""),
  WINDOW(""),
  THERAPY("");

  private final String path;

  Topic(String path) {
    this.path = path;
  }

  /** The page it is about; empty text where there is none. */
  String path() {
    return path;
  }
}
