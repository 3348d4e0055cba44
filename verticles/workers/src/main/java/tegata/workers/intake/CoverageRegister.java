package tegata.workers.intake;

import java.sql.SQLException;
import java.util.UUID;
import tegata.domain.eligibility.InsuredNumber;
import tegata.domain.insurer.InsurerNumber;
import tegata.formats.people.Coverage;
import tegata.workers.database.Jdbc;

/** Writes coverages. One is the same by its number and the day it began; none is ever removed. */
final class CoverageRegister {

  /** Without a 枝番 a number is the whole family's. */
  private static final String HELD_BY_ANOTHER =
      """
      select 1 from coverage
       where insurer_number = ? and symbol_key = ? and number_key = ? and branch_key = ?
         and branch_key <> '' and person_id <> ?
      """;

  private static final String PUT =
      """
      insert into coverage as c
        (person_id, insurer_number, insurer_name, symbol, number, branch, symbol_key, number_key, branch_key,
         relation, copay_percent, acquired_on, lost_on, loss_reason)
      values (?, ?, coalesce(?, (select name from insurer where number = ?), ''), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (person_id, insurer_number, symbol_key, number_key, branch_key, acquired_on) do update
         set insurer_name = excluded.insurer_name, symbol = excluded.symbol, number = excluded.number,
             branch = excluded.branch, relation = excluded.relation, copay_percent = excluded.copay_percent,
             lost_on = excluded.lost_on, loss_reason = excluded.loss_reason, brought_in_at = now()
       where (c.insurer_name, c.symbol, c.number, c.branch, c.relation, c.copay_percent, c.lost_on, c.loss_reason)
             is distinct from
             (excluded.insurer_name, excluded.symbol, excluded.number, excluded.branch, excluded.relation,
              excluded.copay_percent, excluded.lost_on, excluded.loss_reason)
      """;

  /** Whether somebody else has this very number. */
  boolean isHeldByAnother(Jdbc tx, UUID person, Coverage coverage) throws SQLException {
    InsuredNumber insured = insured(coverage);
    return tx.first(
            HELD_BY_ANOTHER,
            row -> true,
            insured.insurerNumber(),
            insured.symbolKey(),
            insured.numberKey(),
            insured.branchKey(),
            person)
        .isPresent();
  }

  /** Adds the coverage or brings it up to date; true when anything is different now. */
  boolean put(Jdbc tx, UUID person, Coverage coverage) throws SQLException {
    InsuredNumber insured = insured(coverage);
    return tx.update(
            PUT,
            person,
            insured.insurerNumber(),
            Values.present(coverage.insurerName()),
            insured.insurerNumber(),
            insured.symbol(),
            insured.number(),
            insured.branch(),
            insured.symbolKey(),
            insured.numberKey(),
            insured.branchKey(),
            coverage.relation() == Coverage.Relation.INSURED ? 1 : 2,
            coverage.copayPercent(),
            coverage.acquiredOn(),
            coverage.lostOn(),
            coverage.lossReason().map(Enum::name))
        == 1;
  }

  private static InsuredNumber insured(Coverage coverage) {
    return new InsuredNumber(
        InsurerNumber.folded(coverage.insurerNumber()),
        Values.present(coverage.symbol()),
        coverage.number(),
        Values.present(coverage.branch()));
  }
}
