package tegata.portal.page;

/** The pages of the navigation, named by thing (お薬, 健診), never by department. */
enum Destination {
  HOME("/home"),
  MEDICINES("/medicines"),
  TREATMENTS("/treatments"),
  CHECKUPS("/checkups"),
  EXPENSES("/expenses"),
  ELIGIBILITY("/eligibility"),
  REGISTRATION("/registration"),
  CONSENTS("/consents"),
  ACCESS_LOG("/access-log");

  private final String path;

  Destination(String path) {
    this.path = path;
  }

  String path() {
    return path;
  }

  /** Whether a path is this page, a file of it, or lies under it. */
  boolean holds(String visited) {
    return visited.equals(path) || visited.startsWith(path + "/") || visited.startsWith(path + ".");
  }
}
