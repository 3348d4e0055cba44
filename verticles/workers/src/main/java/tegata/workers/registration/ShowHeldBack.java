package tegata.workers.registration;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import tegata.contract.Caller;
import tegata.contract.DeregistrationApi.HeldBackList;
import tegata.contract.DeregistrationApi.WhoIsHeldBack;
import tegata.contract.Fault;
import tegata.workers.database.Database;

/** 見合わせている解除: for operators all, for an insurer those whose certificate it has to issue. */
final class ShowHeldBack {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  private final Database database;
  private final Clock clock;
  private final MonthEndStore store = new MonthEndStore();

  ShowHeldBack(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The list holds numbers of applications and days, and nothing of the persons. */
  Future<HeldBackList> list(Caller caller, WhoIsHeldBack question) {
    LocalDate today = LocalDate.now(clock.withZone(JAPAN));
    return switch (caller.kind()) {
      case OPERATOR -> list(today, Optional.empty());
      case INSURER -> list(today, Optional.of(caller.id()));
      default ->
          Future.failedFuture(
              new Fault(Fault.Kind.FORBIDDEN, "operators-only", "Only an operator may."));
    };
  }

  private Future<HeldBackList> list(LocalDate today, Optional<String> insurer) {
    return database
        .inTransaction(tx -> store.heldBack(tx, today, insurer))
        .map(list -> new HeldBackList(today, list));
  }
}
