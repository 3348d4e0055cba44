package tegata.formats;

/**
 * 読み取り時の指摘. What a reader has to say about one place of a file.
 *
 * @param place where, in words a user can follow, e.g. {@code 31行目 医療費の総額（円）}
 * @param code stable kebab-case name of the kind of finding, for tests, counters and logs
 * @param message the reason, a Japanese sentence; it never repeats personal data of the file
 */
public record Finding(Severity severity, String place, String code, String message) {

  /** How much was lost. */
  public enum Severity {
    /** Something is odd; what was read stands. */
    WARNING,
    /** The named part, or the whole file, was not accepted. */
    ERROR
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }
}
