package tegata.workers.intake;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import tegata.formats.master.MasterCsv;
import tegata.formats.master.MasterEntry;
import tegata.workers.database.Jdbc;

/** A file of a master: what it says is added to what is known, and nothing is taken away. */
final class TakeMaster {
  private final MasterRegister register = new MasterRegister();

  void take(Jdbc tx, SourceFile file, Tally tally) throws SQLException {
    Optional<List<MasterEntry>> entries = tally.read(MasterCsv.read(file.content()));
    if (entries.isPresent()) {
      List<MasterEntry> unknown = register.unknown(tx, entries.get());
      register.put(tx, unknown);
      tally.accepted(unknown.size());
      tally.unchanged(entries.get().size() - unknown.size());
    }
  }
}
