package tegata.workers.idempotency;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import tegata.contract.Caller;
import tegata.contract.Fault;
import tegata.contract.IdempotencyKey;

/**
 * How numbered writes ended, for seven days. Of a number only its hash is kept: what callers put
 * into it is theirs.
 */
final class IdempotencyStore {
  private static final String HOLD =
      "select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as held";

  private static final String FIND =
      """
      select fingerprint, answer, fault_kind, fault_code, fault_detail from idempotency_key
       where caller_kind = $1 and caller_id = $2 and route = $3 and key_hash = $4
         and kept_at > clock_timestamp() - interval '7 days'
      """;

  /** A row that is there already has had its seven days. */
  private static final String KEEP =
      """
      insert into idempotency_key
        (caller_kind, caller_id, route, key_hash, fingerprint, answer, fault_kind, fault_code, fault_detail)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      on conflict (caller_kind, caller_id, route, key_hash) do update
        set fingerprint = excluded.fingerprint, answer = excluded.answer, fault_kind = excluded.fault_kind,
            fault_code = excluded.fault_code, fault_detail = excluded.fault_detail, kept_at = clock_timestamp()
      """;

  private static final String FORGET_OLD =
      "delete from idempotency_key where kept_at <= clock_timestamp() - interval '7 days'";

  /**
   * @param fingerprint of the write that ended so
   */
  record Found(String fingerprint, Kept kept) {}

  /**
   * Takes a number for this transaction; false where another one has it.
   *
   * <p>Two numbers with one hash would keep each other waiting for an instant, nothing more.
   */
  Future<Boolean> hold(SqlConnection tx, Caller caller, IdempotencyKey key) {
    String whole =
        String.join("\n", caller.kind().name(), caller.id(), key.route(), hash(key.key()));
    return tx.preparedQuery(HOLD)
        .execute(Tuple.of(whole))
        .map(rows -> rows.iterator().next().getBoolean("held"));
  }

  Future<Optional<Found>> find(SqlConnection tx, Caller caller, IdempotencyKey key) {
    return tx.preparedQuery(FIND)
        .mapping(IdempotencyStore::found)
        .execute(Tuple.of(caller.kind().name(), caller.id(), key.route(), hash(key.key())))
        .map(rows -> rows.stream().findFirst());
  }

  Future<Void> keep(SqlConnection tx, Caller caller, IdempotencyKey key, Kept kept) {
    Tuple row =
        Tuple.of(
            caller.kind().name(), caller.id(), key.route(), hash(key.key()), key.fingerprint());
    row.addString(kept.answer().orElse(null))
        .addString(kept.refusal().map(fault -> fault.kind().name()).orElse(null))
        .addString(kept.refusal().map(Fault::code).orElse(null))
        .addString(kept.refusal().map(Throwable::getMessage).orElse(null));
    return tx.preparedQuery(KEEP).execute(row).mapEmpty();
  }

  Future<Void> forgetOld(SqlConnection tx) {
    return tx.query(FORGET_OLD).execute().mapEmpty();
  }

  private static Found found(Row row) {
    String code = row.getString("fault_code");
    Kept kept =
        code == null
            ? Kept.answer(row.getString("answer"))
            : Kept.refusal(
                new Fault(
                    Fault.Kind.valueOf(row.getString("fault_kind")),
                    code,
                    row.getString("fault_detail")));
    return new Found(row.getString("fingerprint"), kept);
  }

  private static String hash(String key) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
