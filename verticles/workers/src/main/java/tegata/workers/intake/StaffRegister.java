package tegata.workers.intake;

import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import tegata.formats.staff.StaffEntry;
import tegata.workers.database.Jdbc;

/** Writes who works where, in which role and with which card. */
final class StaffRegister {
  private static final String HELD_BY_ANOTHER =
      "select 1 from staff where card_issuer = ? and card_serial = ? and number <> ?";

  private static final String KNOWN = "select 1 from staff where number = ?";

  /** Whoever is anything else now than before is logged out. */
  private static final String PUT =
      """
      insert into staff as s (number, name, role, insurer_number, card_issuer, card_serial, ends_on)
      values (?, ?, ?, ?, ?, ?, ?)
      on conflict (number) do update
         set name = excluded.name, role = excluded.role, insurer_number = excluded.insurer_number,
             card_issuer = excluded.card_issuer, card_serial = excluded.card_serial,
             ends_on = excluded.ends_on, logged_out_at = clock_timestamp()
       where (s.name, s.role, s.insurer_number, s.card_issuer, s.card_serial, s.ends_on)
             is distinct from (excluded.name, excluded.role, excluded.insurer_number,
                               excluded.card_issuer, excluded.card_serial, excluded.ends_on)
      returning id
      """;

  private static final String LOG_OUT = "delete from staff_session where staff_id = ?";

  boolean isKnown(Jdbc tx, String number) throws SQLException {
    return tx.first(KNOWN, row -> true, number).isPresent();
  }

  /** Whether somebody else has the card. */
  boolean isHeldByAnother(Jdbc tx, StaffEntry entry, String issuer) throws SQLException {
    return tx.first(HELD_BY_ANOTHER, row -> true, issuer, entry.cardSerial(), entry.number())
        .isPresent();
  }

  /** The member, when anything is different now. */
  Optional<UUID> put(Jdbc tx, StaffEntry entry, String issuer) throws SQLException {
    Optional<UUID> changed =
        tx.first(
            PUT,
            row -> row.getObject("id", UUID.class),
            entry.number(),
            entry.name(),
            entry.role(),
            entry.insurerNumber(),
            issuer,
            entry.cardSerial(),
            entry.endsOn());
    if (changed.isPresent()) {
      tx.update(LOG_OUT, changed.get());
    }
    return changed;
  }
}
