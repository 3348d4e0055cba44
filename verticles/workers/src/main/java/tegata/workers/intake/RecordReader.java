package tegata.workers.intake;

import java.util.Optional;

/** Reads one format of records; what it could not read stands in the tally. */
@FunctionalInterface
interface RecordReader {
  Optional<Records> read(SourceFile file, Tally tally);
}
