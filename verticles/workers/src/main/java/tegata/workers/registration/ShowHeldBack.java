package tegata.workers.registration;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import tegata.contract.Caller;
import tegata.contract.DeregistrationApi.HeldBackList;
import tegata.contract.DeregistrationApi.WhoIsHeldBack;
import tegata.contract.Fault;
import tegata.domain.staff.StaffRole;
import tegata.workers.database.Database;
import tegata.workers.staff.Duty;

/** 見合わせている解除: for operators all, for an insurer those whose certificate it has to issue. */
final class ShowHeldBack {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  private final Database database;
  private final Clock clock;
  private final MonthEndStore store = new MonthEndStore();
  private final LapseStore lapses = new LapseStore();

  ShowHeldBack(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The list holds numbers of applications and days, and nothing of the persons. */
  Future<HeldBackList> list(Caller caller, WhoIsHeldBack question) {
    LocalDate today = LocalDate.now(clock.withZone(JAPAN));
    return caller.kind() == Caller.Kind.OPERATOR
        ? Duty.required(
            database,
            caller,
            Set.of(StaffRole.OPERATOR),
            (tx, member) -> list(tx, today, Optional.empty()))
        : database.inTransaction(
            tx ->
                Decider.of(tx, caller)
                    .map(found -> found.orElseThrow(ShowHeldBack::refused))
                    .compose(who -> list(tx, today, Optional.of(who.insurerNumber()))));
  }

  private Future<HeldBackList> list(SqlConnection tx, LocalDate today, Optional<String> insurer) {
    return store
        .heldBack(tx, today, insurer)
        .compose(
            list ->
                lapses
                    .withoutCertificate(tx, today, insurer)
                    .map(lapsed -> new HeldBackList(today, list, lapsed)));
  }

  private static Fault refused() {
    return new Fault(Fault.Kind.FORBIDDEN, "not-on-duty", "This is not for this caller.");
  }
}
