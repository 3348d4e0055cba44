package tegata.workers.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Optional;
import java.util.function.Supplier;
import tegata.contract.Caller;
import tegata.contract.Fault;
import tegata.contract.IdempotencyKey;
import tegata.contract.Json;

/**
 * 一度だけ. A write whose caller gave it a number takes effect once: its answer is kept in the
 * transaction of its effect, so that either both are there or neither, and whoever sends it again
 * gets the answer. A write joins by putting its effect into {@link #within}.
 */
public final class OnceOnly {
  private final IdempotencyStore store = new IdempotencyStore();

  /**
   * Lets {@code effect} happen, unless it did before under the same number; a caller without a
   * number has no protection.
   *
   * @param answer type of the answer that is kept
   * @return the answer; the refusal that was kept with {@link #keepRefusal}; or {@code
   *     idempotency-key-in-use} while the first of its senders is not done, {@code
   *     idempotency-key-reused} for another write under the same number
   */
  public <A> Future<A> within(
      SqlConnection tx, Caller caller, Class<A> answer, Supplier<Future<A>> effect) {
    return caller
        .idempotencyKey()
        .map(key -> once(tx, caller, key, answer, effect))
        .orElseGet(effect);
  }

  /**
   * Keeps a refusal that stays, because something was done for it (a challenge spent, an entry
   * written). One that leaves nothing behind is not kept: asked again, it is judged again.
   */
  public Future<Void> keepRefusal(SqlConnection tx, Caller caller, Fault refusal) {
    return caller
        .idempotencyKey()
        .map(key -> store.keep(tx, caller, key, Kept.refusal(refusal)))
        .orElseGet(Future::succeededFuture);
  }

  /**
   * How the write with the caller's number ended before, for one whose effect has to begin outside
   * the transaction of {@link #within}; empty where it did not, or the caller gave none.
   */
  public <A> Future<Optional<A>> before(SqlConnection tx, Caller caller, Class<A> answer) {
    return caller
        .idempotencyKey()
        .map(key -> before(tx, caller, key, answer))
        .orElseGet(() -> Future.succeededFuture(Optional.empty()));
  }

  private <A> Future<A> once(
      SqlConnection tx,
      Caller caller,
      IdempotencyKey key,
      Class<A> type,
      Supplier<Future<A>> effect) {
    return before(tx, caller, key, type)
        .compose(
            before ->
                before
                    .map(Future::succeededFuture)
                    .orElseGet(
                        () ->
                            effect
                                .get()
                                .compose(
                                    answer ->
                                        store
                                            .keep(tx, caller, key, Kept.answer(write(answer)))
                                            .map(answer))));
  }

  private <A> Future<Optional<A>> before(
      SqlConnection tx, Caller caller, IdempotencyKey key, Class<A> type) {
    return store
        .hold(tx, caller, key)
        .compose(held -> held ? store.find(tx, caller, key) : Future.failedFuture(inUse()))
        .compose(
            found ->
                found
                    .map(kept -> again(key, kept, type).map(Optional::of))
                    .orElseGet(() -> Future.succeededFuture(Optional.empty())));
  }

  private static <A> Future<A> again(
      IdempotencyKey key, IdempotencyStore.Found found, Class<A> type) {
    if (!found.fingerprint().equals(key.fingerprint())) {
      return Future.failedFuture(
          new Fault(
              Fault.Kind.UNPROCESSABLE,
              "idempotency-key-reused",
              "This Idempotency-Key was used for another request."));
    }
    return found
        .kept()
        .refusal()
        .<Future<A>>map(Future::failedFuture)
        .orElseGet(() -> Future.succeededFuture(read(found.kept().answer().orElseThrow(), type)));
  }

  private static Fault inUse() {
    return new Fault(
        Fault.Kind.CONFLICT,
        "idempotency-key-in-use",
        "A request with this Idempotency-Key is being worked on.");
  }

  private static String write(Object answer) {
    try {
      return Json.MAPPER.writeValueAsString(answer);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer has a JSON form", e);
    }
  }

  private static <A> A read(String json, Class<A> type) {
    try {
      return Json.MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a kept answer is no " + type.getSimpleName());
    }
  }
}
