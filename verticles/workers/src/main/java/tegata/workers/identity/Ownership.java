package tegata.workers.identity;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import tegata.contract.Caller;
import tegata.contract.Fault;
import tegata.domain.proxy.Proxy;
import tegata.workers.database.Database;

/** 本人のものは、本人と、いま代理人である人だけに。The worker checks again what the portal has already checked. */
public final class Ownership {
  /**
   * The row is held until the transaction ends: whoever ends a proxy waits for what is being read,
   * and nothing is read after that.
   */
  private static final String STANDING =
      """
      select level from proxy
       where principal_id = $1 and proxy_id = $2 and ended_at is null
         and (clock_timestamp() at time zone 'Asia/Tokyo')::date between begun_on and ends_on
         for share
      """;

  private Ownership() {}

  /**
   * Goes on when the caller is the person, for what no proxy may do; otherwise fails without a word
   * on whether the person exists.
   */
  public static <T> Future<T> required(Caller caller, UUID person, Supplier<Future<T>> work) {
    return isOwn(caller, person) ? work.get() : Future.failedFuture(notYours());
  }

  /** Works in a transaction when the caller is the person or a proxy of theirs. */
  public static <T> Future<T> toSee(
      Database database, Caller caller, UUID person, Function<SqlConnection, Future<T>> work) {
    return allowed(database, caller, person, Proxy.Level.SEE, work);
  }

  /** Works in a transaction when the caller is the person or a proxy who may act for them. */
  public static <T> Future<T> toAct(
      Database database, Caller caller, UUID person, Function<SqlConnection, Future<T>> work) {
    return allowed(database, caller, person, Proxy.Level.ACT, work);
  }

  /**
   * Goes on in a transaction that is already open, where the person's proxy of that id may still
   * act for them, or it is the person; for what was begun by them and goes on without them.
   */
  public static Future<Void> stillActs(SqlConnection tx, UUID actor, UUID person) {
    return actor.equals(person)
        ? Future.succeededFuture()
        : standing(tx, actor, person, Proxy.Level.ACT);
  }

  /**
   * Whether the caller may see the person's records, asked within a transaction that is already
   * open and true until it ends; for what shows several people at once.
   */
  public static Future<Boolean> sees(SqlConnection tx, Caller caller, UUID person) {
    if (caller.kind() != Caller.Kind.PATIENT || isOwn(caller, person)) {
      return Future.succeededFuture(isOwn(caller, person));
    }
    return tx.preparedQuery(STANDING)
        .execute(Tuple.of(person, UUID.fromString(caller.id())))
        .map(standing -> standing.size() > 0);
  }

  private static <T> Future<T> allowed(
      Database database,
      Caller caller,
      UUID person,
      Proxy.Level needed,
      Function<SqlConnection, Future<T>> work) {
    if (caller.kind() != Caller.Kind.PATIENT) {
      return Future.failedFuture(notYours());
    }
    return isOwn(caller, person)
        ? database.inTransaction(work)
        : database.inTransaction(
            tx ->
                standing(tx, UUID.fromString(caller.id()), person, needed)
                    .compose(x -> work.apply(tx)));
  }

  private static Future<Void> standing(
      SqlConnection tx, UUID proxy, UUID person, Proxy.Level needed) {
    return tx.preparedQuery(STANDING)
        .mapping(row -> Proxy.Level.valueOf(row.getString("level")))
        .execute(Tuple.of(person, proxy))
        .compose(
            levels -> {
              if (levels.size() == 0) {
                return Future.failedFuture(notYours());
              }
              return levels.iterator().next().compareTo(needed) < 0
                  ? Future.failedFuture(
                      new Fault(
                          Fault.Kind.FORBIDDEN,
                          "proxy-may-only-see",
                          "This proxy may see, but not act."))
                  : Future.succeededFuture();
            });
  }

  private static boolean isOwn(Caller caller, UUID person) {
    return caller.kind() == Caller.Kind.PATIENT && caller.id().equals(person.toString());
  }

  private static Fault notYours() {
    return new Fault(Fault.Kind.FORBIDDEN, "not-yours", "These records belong to someone else.");
  }
}
