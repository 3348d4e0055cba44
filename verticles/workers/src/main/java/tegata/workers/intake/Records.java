package tegata.workers.intake;

import java.util.List;

/** What a file of records says, whatever its format: whose they are, and its sets. */
record Records(StatedIdentity whose, List<RecordSet> sets) {

  /** How many rows a patient would see. */
  int rows() {
    return sets.stream().mapToInt(RecordSet::rows).sum();
  }

  Records with(List<RecordSet> some) {
    return new Records(whose, some);
  }
}
