package tegata.proof;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Checks a statement without asking anybody. */
public final class StatementCheck {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  /** What can be wrong, in the order it is looked for. */
  public enum Fault {
    FORMAT,
    KEY_NOT_THE_EXPECTED,
    SIGNATURE,
    OTHER_PERSON,
    OUTSIDE_DAYS,
    TWICE,
    NOT_IN_LOG
  }

  /**
   * The first thing wrong.
   *
   * @param row number of the entry concerned; empty where it concerns the statement as a whole
   */
  public record Finding(Fault fault, Optional<Long> row) {}

  private StatementCheck() {}

  /**
   * Looks for the first thing wrong.
   *
   * @param expectedKey id of the key that must have signed, as the public page shows it; empty to
   *     take the statement's own
   */
  public static Optional<Finding> check(Statement statement, Optional<String> expectedKey) {
    try {
      SignedHead head = SignedHead.parse(statement.head());
      return ofWhole(statement, head, LogKey.parse(statement.publicKey()), expectedKey)
          .map(fault -> new Finding(fault, Optional.empty()))
          .or(() -> ofRows(statement, head.head()));
    } catch (IllegalArgumentException e) {
      return Optional.of(new Finding(Fault.FORMAT, Optional.empty()));
    }
  }

  private static Optional<Fault> ofWhole(
      Statement statement, SignedHead head, LogKey key, Optional<String> expectedKey) {
    if (!Statement.FORMAT.equals(statement.format())) {
      return Optional.of(Fault.FORMAT);
    }
    if (expectedKey.isPresent() && !expectedKey.get().equals(key.id())) {
      return Optional.of(Fault.KEY_NOT_THE_EXPECTED);
    }
    return head.isSignedBy(key) ? Optional.empty() : Optional.of(Fault.SIGNATURE);
  }

  private static Optional<Finding> ofRows(Statement statement, TreeHead head) {
    Set<Long> leaves = new HashSet<>();
    for (ProvenEntry row : statement.rows()) {
      Optional<Fault> fault = ofRow(statement, head, row, leaves.add(row.leaf()));
      if (fault.isPresent()) {
        return Optional.of(new Finding(fault.get(), Optional.of(row.entry().number())));
      }
    }
    return Optional.empty();
  }

  private static Optional<Fault> ofRow(
      Statement statement, TreeHead head, ProvenEntry row, boolean first) {
    LocalDate day = LocalDate.ofInstant(row.entry().at(), JAPAN);
    if (!row.entry().subject().equals(Optional.of(statement.person()))) {
      return Optional.of(Fault.OTHER_PERSON);
    }
    if (day.isBefore(statement.from()) || day.isAfter(statement.to())) {
      return Optional.of(Fault.OUTSIDE_DAYS);
    }
    if (!first) {
      return Optional.of(Fault.TWICE);
    }
    return row.isUnder(head) ? Optional.empty() : Optional.of(Fault.NOT_IN_LOG);
  }
}
