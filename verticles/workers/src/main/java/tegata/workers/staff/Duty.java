package tegata.workers.staff;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import tegata.contract.Caller;
import tegata.contract.Fault;
import tegata.domain.staff.StaffRole;
import tegata.workers.database.Database;

/**
 * 職務: what staff do, they may do by the register as it stands at that moment, whatever their
 * session says.
 */
public final class Duty {
  private static final StaffStore STAFF = new StaffStore();
  private static final Set<Caller.Kind> STAFF_KINDS =
      EnumSet.of(Caller.Kind.OPERATOR, Caller.Kind.INSURER);

  private Duty() {}

  /** The caller as a member of staff on duty; empty for anybody else, an insurer's system too. */
  public static Future<Optional<StaffMember>> member(SqlConnection tx, Caller caller) {
    return staff(caller)
        .map(id -> STAFF.member(tx, id))
        .orElse(Future.succeededFuture(Optional.empty()));
  }

  /**
   * Whether it is an insurer's own system, which the gateway knows by its certificate and names by
   * its 保険者番号; staff are named by an id.
   */
  public static boolean isInsurersSystem(Caller caller) {
    return caller.kind() == Caller.Kind.INSURER && caller.id().matches("\\d{6}|\\d{8}");
  }

  /** Works in a transaction when the caller has one of the roles today; fails otherwise. */
  public static <T> Future<T> required(
      Database database,
      Caller caller,
      Set<StaffRole> roles,
      BiFunction<SqlConnection, StaffMember, Future<T>> work) {
    Optional<UUID> id = staff(caller);
    if (id.isEmpty()) {
      return Future.failedFuture(notYours());
    }
    return database.inTransaction(
        tx ->
            STAFF
                .member(tx, id.get())
                .compose(
                    found ->
                        found
                            .filter(member -> roles.contains(member.role()))
                            .map(member -> work.apply(tx, member))
                            .orElseGet(() -> Future.failedFuture(notYours()))));
  }

  private static Optional<UUID> staff(Caller caller) {
    try {
      return STAFF_KINDS.contains(caller.kind())
          ? Optional.of(UUID.fromString(caller.id()))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Fault notYours() {
    return new Fault(Fault.Kind.FORBIDDEN, "not-on-duty", "This is not for this caller.");
  }
}
