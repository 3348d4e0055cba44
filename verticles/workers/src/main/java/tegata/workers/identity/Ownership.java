package tegata.workers.identity;

import io.vertx.core.Future;
import java.util.UUID;
import java.util.function.Supplier;
import tegata.contract.Caller;
import tegata.contract.Fault;

/** 本人のものだけを本人に. The worker checks again what the portal has already checked. */
public final class Ownership {
  private Ownership() {}

  /**
   * Goes on when the caller is the person; otherwise fails without a word on whether the person
   * exists.
   */
  public static <T> Future<T> required(Caller caller, UUID person, Supplier<Future<T>> work) {
    return caller.kind() == Caller.Kind.PATIENT && caller.id().equals(person.toString())
        ? work.get()
        : Future.failedFuture(
            new Fault(Fault.Kind.FORBIDDEN, "not-yours", "These records belong to someone else."));
  }
}
