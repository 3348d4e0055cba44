package tegata.workers.insurer;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import tegata.contract.Caller;
import tegata.domain.audit.Entry;
import tegata.domain.insurer.DeskPurpose;
import tegata.domain.staff.StaffRole;
import tegata.workers.audit.Actors;
import tegata.workers.database.Database;
import tegata.workers.staff.Duty;

/** 保険者の職員: works in the name of the one insurer they belong to, and says what for. */
final class InsurersStaff {
  private static final Set<StaffRole> ROLES =
      Set.of(StaffRole.INSURER_CLERK, StaffRole.INSURER_APPROVER);

  private InsurersStaff() {}

  /** Works in a transaction with the 保険者番号 of the caller's insurer. */
  static <T> Future<T> of(
      Database database, Caller caller, BiFunction<SqlConnection, String, Future<T>> work) {
    return Duty.required(
        database,
        caller,
        ROLES,
        (tx, member) -> work.apply(tx, member.insurerNumber().orElseThrow()));
  }

  /** The same for an insurer's own system, too. */
  static <T> Future<T> orSystem(
      Database database, Caller caller, BiFunction<SqlConnection, String, Future<T>> work) {
    return Duty.isInsurersSystem(caller)
        ? database.inTransaction(tx -> work.apply(tx, caller.id()))
        : of(database, caller, work);
  }

  /**
   * A member was shown.
   *
   * @param where of the desk, one word
   */
  static Entry viewed(
      Caller caller, UUID person, DeskPurpose purpose, String where, Entry.Category... kinds) {
    return new Entry(
        Entry.Kind.INSURER_VIEWED,
        Optional.of(person),
        Actors.of(caller),
        Set.of(kinds),
        Entry.Basis.DUTY,
        Entry.Result.DONE,
        caller.request(),
        Optional.of("purpose=" + purpose + " at=" + where));
  }
}
