package tegata.workers.intake;

import java.util.Optional;
import java.util.Set;
import tegata.domain.insurer.InsurerNumber;
import tegata.formats.SourceFormat;

/**
 * 送り手: who sent a file, and so of whom it may tell. An insurer tells of its own insured, whatever
 * its files say.
 *
 * @param insurer its 保険者番号, folded; absent for the operator, who may tell of everybody
 */
record Sender(Optional<String> insurer) {
  static final Sender OPERATOR = new Sender(Optional.empty());

  /** Registers that decide who may do what, and tables that hold for all insurers. */
  private static final Set<SourceFormat> OPERATORS_ONLY =
      Set.of(
          SourceFormat.FACILITIES, SourceFormat.INSURERS, SourceFormat.STAFF, SourceFormat.MASTER);

  static Sender insurer(String number) {
    return new Sender(Optional.of(InsurerNumber.folded(number)));
  }

  boolean isInsurer() {
    return insurer.isPresent();
  }

  /** Whether files of a format are taken from this sender at all. */
  boolean maySend(SourceFormat format) {
    return insurer.isEmpty() || !OPERATORS_ONLY.contains(format);
  }

  /**
   * Whether rows of an insured person may come from this sender.
   *
   * @param insurerNumber as written; empty where a row names no insurer
   */
  boolean mayTellOf(String insurerNumber) {
    return insurer.isEmpty() || insurer.get().equals(InsurerNumber.folded(insurerNumber));
  }
}
