package tegata.workers.intake;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import tegata.domain.insurer.CheckDigit;
import tegata.domain.insurer.InsurerNumber;
import tegata.formats.insurers.Insurer;
import tegata.formats.insurers.InsurersCsv;
import tegata.workers.database.Jdbc;

/** A file of insurers and their names. */
final class TakeInsurers {
  private static final String KNOWN = "select 1 from insurer where number = ?";

  private static final String PUT =
      """
      insert into insurer as i (number, name) values (?, ?)
      on conflict (number) do update set name = excluded.name where i.name <> excluded.name
      """;

  void take(Jdbc tx, SourceFile file, Tally tally) throws SQLException {
    Optional<List<Insurer>> insurers = tally.read(InsurersCsv.read(file.content()));
    if (insurers.isPresent()) {
      IntakeLock.forPeople(tx);
      for (Insurer insurer : insurers.get()) {
        take(tx, InsurerNumber.folded(insurer.number()), insurer.name(), tally);
      }
    }
  }

  private static void take(Jdbc tx, String number, String name, Tally tally) throws SQLException {
    if (!CheckDigit.fits(number)) {
      tally.warn("保険者番号 " + number, "check-digit", "保険者番号の検証番号が合いません。このまま取り込みます。");
    }
    boolean known = tx.first(KNOWN, row -> true, number).isPresent();
    boolean changed = tx.update(PUT, number, name) == 1;
    if (!known) {
      tally.accepted(1);
    } else if (changed) {
      tally.replaced(1);
    } else {
      tally.unchanged(1);
    }
  }
}
