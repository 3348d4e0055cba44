package tegata.formats.csv;

/** A value of a closed list, which files spell in Japanese. */
public interface Labelled {
  /** As written in files, e.g. 本人. */
  String label();
}
