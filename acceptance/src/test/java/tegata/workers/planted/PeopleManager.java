package tegata.workers.planted;

/** Breaks a rule of the house on purpose: a name that promises everything. */
public final class PeopleManager {
  private PeopleManager() {}

  static Class<?> seen() {
    return String.class;
  }
}
