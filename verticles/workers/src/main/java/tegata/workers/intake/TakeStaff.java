package tegata.workers.intake;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tegata.contract.Caller;
import tegata.domain.audit.Entry;
import tegata.formats.staff.StaffCsv;
import tegata.formats.staff.StaffEntry;
import tegata.workers.audit.Actors;
import tegata.workers.audit.Audit;
import tegata.workers.database.Jdbc;

/** A file of staff. Who was given which role, or lost it, stands in the log. */
final class TakeStaff {
  private final StaffRegister staff = new StaffRegister();
  private final Audit audit;

  TakeStaff(Audit audit) {
    this.audit = audit;
  }

  void take(Jdbc tx, SourceFile file, Tally tally) throws SQLException {
    Optional<List<StaffEntry>> rows = tally.read(StaffCsv.read(file.content()));
    if (rows.isPresent()) {
      IntakeLock.forPeople(tx);
      for (StaffEntry row : rows.get()) {
        take(tx, row, tally);
      }
    }
  }

  private void take(Jdbc tx, StaffEntry entry, Tally tally) throws SQLException {
    String place = "職員番号 " + entry.number();
    Optional<String> issuer = CardRegister.issuer(entry.cardIssuer());
    if (issuer.isEmpty()) {
      tally.reject(1, place + " 証明書発行者", "malformed-value", "発行者の識別名（DN）として読めません。");
      return;
    }
    if (staff.isHeldByAnother(tx, entry, issuer.get())) {
      tally.reject(1, place + " カード発行番号", "card-contradicts", "このカードは、別の職員のものとして登録されています。");
      return;
    }
    boolean known = staff.isKnown(tx, entry.number());
    Optional<UUID> changed = staff.put(tx, entry, issuer.get());
    if (changed.isPresent()) {
      audit.append(tx, registered(changed.get(), entry));
    }
    if (!known) {
      tally.accepted(1);
    } else if (changed.isPresent()) {
      tally.replaced(1);
    } else {
      tally.unchanged(1);
    }
  }

  private static Entry registered(UUID member, StaffEntry entry) {
    UUID request = UUID.randomUUID();
    String ends = entry.endsOn().map(day -> " ends=" + day).orElse("");
    String insurer = entry.insurerNumber().map(number -> " insurer=" + number).orElse("");
    return new Entry(
        Entry.Kind.STAFF_REGISTERED,
        Optional.empty(),
        Actors.of(Caller.system("import", request)),
        Set.of(),
        Entry.Basis.DUTY,
        Entry.Result.DONE,
        request,
        Optional.of("staff=" + member + " role=" + entry.role().label() + insurer + ends));
  }
}
