package tegata.workers.registration;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.Caller;
import tegata.contract.Fault;
import tegata.domain.registration.DeregistrationStep;
import tegata.domain.staff.StaffRole;
import tegata.workers.staff.Duty;
import tegata.workers.staff.StaffMember;

/**
 * 審査する者: an insurer's own system, or a member of its staff within their role.
 *
 * @param insurerNumber 保険者番号 in whose name is decided
 * @param member who of the staff; empty for a system, which has its own rules
 */
record Decider(String insurerNumber, Optional<StaffMember> member) {

  /** Who the caller is, by the register as it stands; empty for whoever decides nothing. */
  static Future<Optional<Decider>> of(SqlConnection tx, Caller caller) {
    if (caller.kind() != Caller.Kind.INSURER) {
      return Future.succeededFuture(Optional.empty());
    }
    return Duty.isInsurersSystem(caller)
        ? Future.succeededFuture(Optional.of(new Decider(caller.id(), Optional.empty())))
        : Duty.member(tx, caller)
            .map(
                found ->
                    found.flatMap(
                        member ->
                            member
                                .insurerNumber()
                                .map(number -> new Decider(number, Optional.of(member)))));
  }

  /**
   * Fails where the role is another one's; {@code oneDoesAll} where an insurer has one desk only.
   */
  Future<Void> mayTake(DeregistrationStep step, boolean oneDoesAll) {
    StaffRole needed =
        switch (step) {
          case ACCEPT, RETURN -> StaffRole.INSURER_CLERK;
          default -> StaffRole.INSURER_APPROVER;
        };
    return oneDoesAll || member.filter(one -> one.role() != needed).isEmpty()
        ? Future.succeededFuture()
        : failed("another-role", "This needs the role " + needed.word() + ".");
  }

  /** Fails for the member who accepted: who issues looks at it with fresh eyes. */
  Future<Void> mayIssueAfter(Optional<UUID> acceptedBy, boolean oneDoesAll) {
    boolean same =
        member.map(StaffMember::id).filter(id -> acceptedBy.equals(Optional.of(id))).isPresent();
    return oneDoesAll || !same
        ? Future.succeededFuture()
        : failed("accepted-by-same", "Whoever accepted an application does not issue, too.");
  }

  private static Future<Void> failed(String code, String detail) {
    return Future.failedFuture(new Fault(Fault.Kind.FORBIDDEN, code, detail));
  }
}
