package tegata.workers.intake;

/**
 * Is told how far an import has come. Bytes are read by another thread than that which stores rows.
 */
public interface ImportProgress {

  /** Says nothing to anyone. */
  ImportProgress SILENT = new ImportProgress() {};

  /** An import of so many files begins. */
  default void begin(int files) {}

  /** So many bytes are to be read in all. */
  default void size(long bytes) {}

  /** So many more bytes were read. */
  default void bytes(int more) {}

  /** So many more rows of the present file are done. */
  default void rows(int more) {}

  /** A file has ended. */
  default void end(FileReport report) {}
}
