package tegata.workers.access;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.AccessApi.History;
import tegata.contract.AccessApi.Only;
import tegata.contract.Use;
import tegata.domain.access.Access;
import tegata.domain.access.Reconciliation;
import tegata.workers.intake.Window;

/** One access of somebody else to a person's data, with how it fits to visits and consents. */
public final class FindAccess {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  /**
   * An access.
   *
   * @param fit empty where it is no facility's
   */
  public record Reconciled(Access access, Optional<Reconciliation> fit) {}

  private final AccessStore accesses = new AccessStore();
  private final ReconcileAccesses reconciliation;

  public FindAccess(Window window) {
    this.reconciliation = new ReconcileAccesses(window);
  }

  /** The access with that number; empty where it is not about the person, or their own. */
  public Future<Optional<Reconciled>> find(SqlConnection tx, UUID person, long number) {
    return accesses
        .ofOthers(tx, person, number)
        .compose(
            found ->
                found
                    .map(access -> reconciled(tx, person, access).map(Optional::of))
                    .orElse(Future.succeededFuture(Optional.empty())));
  }

  private Future<Reconciled> reconciled(SqlConnection tx, UUID person, Access access) {
    LocalDate day = LocalDate.ofInstant(access.at(), JAPAN);
    History around = new History(person, day, day, Only.EVERYTHING, Optional.empty(), Use.VIEW);
    return reconciliation
        .reconcile(tx, around, List.of(access))
        .map(fits -> new Reconciled(access, Optional.ofNullable(fits.get(access.number()))));
  }
}
