package tegata.contract;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import tegata.domain.staff.StaffRole;

/**
 * Who asks, as the edge established it: a session, a client certificate and token, or a command of
 * the operator.
 *
 * @param kind what sort of caller
 * @param id the person's id, the 医療機関コード, the 保険者番号, the id of a member of staff, or the name of a
 *     command
 * @param name how the log shows the caller to a patient (施設名, 氏名); may be empty where the kind says
 *     it all
 * @param request id of the one request in which everything asked belongs together; the log holds at
 *     most one entry of a kind for a subject and a request, so a question asked again after a lost
 *     reply is not told twice
 * @param idempotencyKey the caller's own number of a write, where it gave one
 */
public record Caller(
    Kind kind, String id, String name, UUID request, Optional<IdempotencyKey> idempotencyKey) {

  public Caller {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(idempotencyKey, "idempotencyKey");
  }

  /** A caller who gave no number of their own. */
  public Caller(Kind kind, String id, String name, UUID request) {
    this(kind, id, name, request, Optional.empty());
  }

  /** 操作者の種別. */
  public enum Kind {
    /** 本人. */
    PATIENT,
    /** 医療機関・薬局・キオスク. */
    FACILITY,
    /** 保険者. */
    INSURER,
    /** 運営者. */
    OPERATOR,
    /** Tegata itself: timers and commands. */
    SYSTEM,
    /** Nobody yet: before login. */
    ANONYMOUS
  }

  /** A caller of whom nothing is known yet. */
  public static Caller anonymous(UUID request) {
    return new Caller(Kind.ANONYMOUS, "", "", request);
  }

  /** A person looking at, or acting on, their own data. */
  public static Caller patient(UUID person, String name, UUID request) {
    return new Caller(Kind.PATIENT, person.toString(), name, request);
  }

  /** A registered facility. */
  public static Caller facility(String code, String name, UUID request) {
    return new Caller(Kind.FACILITY, code, name, request);
  }

  /** An insurer's own system, by its 保険者番号. */
  public static Caller insurer(String number, String name, UUID request) {
    return new Caller(Kind.INSURER, number, name, request);
  }

  /**
   * A member of staff, as the portal established them; the workers look again at what they may do.
   */
  public static Caller staff(StaffRole role, UUID staff, String name, UUID request) {
    Kind kind = role.isInsurers() ? Kind.INSURER : Kind.OPERATOR;
    return new Caller(kind, staff.toString(), name, request);
  }

  /** Tegata itself. */
  public static Caller system(String name, UUID request) {
    return new Caller(Kind.SYSTEM, name, name, request);
  }

  /**
   * The same caller in a request of its own, for one page or file that asks about several kinds:
   * each has its entry.
   */
  public Caller apart() {
    return new Caller(kind, id, name, UUID.randomUUID(), idempotencyKey);
  }

  /** The same caller, sending a write with a number of their own. */
  public Caller with(IdempotencyKey key) {
    return new Caller(kind, id, name, request, Optional.of(key));
  }
}
