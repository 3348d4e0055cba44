package tegata.workers.proxy;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.ProxyApi.Invite;
import tegata.contract.ProxyApi.Open;
import tegata.domain.proxy.InvitationCode;
import tegata.domain.proxy.Proxy;

/** Invitations by the hash of their code, and who typed how many wrong ones. */
final class InvitationStore {
  private static final String ISSUE =
      """
      insert into proxy_invitation (id, hash, principal_id, level, ends_on) values ($1, $2, $3, $4, $5)
      on conflict (id) do nothing returning valid_until
      """;

  private static final String OPEN =
      """
      select id, level, ends_on, valid_until from proxy_invitation
       where principal_id = $1 and used_at is null and valid_until > clock_timestamp()
       order by issued_at desc limit 50
      """;

  /** Held, so that of many who use a code one does. */
  private static final String BY_CODE =
      """
      select i.id, i.principal_id, i.level, i.ends_on, p.name, p.birthdate,
             i.valid_until > clock_timestamp() as valid
        from proxy_invitation i join person p on p.id = i.principal_id
       where i.hash = $1 and i.used_at is null
         for update of i
      """;

  private static final String USE =
      "update proxy_invitation set used_at = clock_timestamp() where id = $1 and used_at is null";

  private static final String WITHDRAW =
      "delete from proxy_invitation where id = $1 and principal_id = $2 and used_at is null";

  private static final String WITHDRAW_ALL =
      "delete from proxy_invitation where principal_id = $1 and used_at is null";

  /** Held until the transaction ends, so that tries at the same time are counted one by one. */
  private static final String COUNT_TRY =
      """
      insert into proxy_code_try as t (person_id, since, tries) values ($1, clock_timestamp(), 1)
      on conflict (person_id) do update set
        tries = case when t.since > clock_timestamp() - interval '1 hour' then t.tries + 1 else 1 end,
        since = case when t.since > clock_timestamp() - interval '1 hour' then t.since else clock_timestamp() end
      returning tries
      """;

  private static final String FORGET_TRIES = "delete from proxy_code_try where person_id = $1";

  private static final String FORGET_OLD =
      """
      with old as (delete from proxy_code_try where since < clock_timestamp() - interval '1 hour')
      delete from proxy_invitation where valid_until < clock_timestamp() - interval '30 days'
      """;

  /** An invitation nobody has used. */
  record Found(
      UUID id,
      UUID principal,
      String principalName,
      LocalDate birthdate,
      Proxy.Level level,
      LocalDate endsOn,
      boolean valid) {}

  /** Stores the invitation; until when its code is good, empty where the form was sent before. */
  Future<Optional<Instant>> issue(
      SqlConnection tx, Invite question, InvitationCode code, LocalDate endsOn) {
    return tx.preparedQuery(ISSUE)
        .mapping(row -> row.getOffsetDateTime("valid_until").toInstant())
        .execute(
            Tuple.of(
                question.form(), hash(code), question.person(), question.level().name(), endsOn))
        .map(rows -> rows.stream().findFirst());
  }

  Future<List<Open>> open(SqlConnection tx, UUID person) {
    return tx.preparedQuery(OPEN)
        .mapping(
            row ->
                new Open(
                    row.getUUID("id"),
                    Proxy.Level.valueOf(row.getString("level")),
                    row.getLocalDate("ends_on"),
                    row.getOffsetDateTime("valid_until").toInstant()))
        .execute(Tuple.of(person))
        .map(rows -> rows.stream().toList());
  }

  Future<Optional<Found>> byCode(SqlConnection tx, InvitationCode code) {
    return tx.preparedQuery(BY_CODE)
        .mapping(
            row ->
                new Found(
                    row.getUUID("id"),
                    row.getUUID("principal_id"),
                    row.getString("name"),
                    row.getLocalDate("birthdate"),
                    Proxy.Level.valueOf(row.getString("level")),
                    row.getLocalDate("ends_on"),
                    row.getBoolean("valid")))
        .execute(Tuple.of(hash(code)))
        .map(rows -> rows.stream().findFirst());
  }

  Future<Void> use(SqlConnection tx, UUID invitation) {
    return tx.preparedQuery(USE).execute(Tuple.of(invitation)).mapEmpty();
  }

  /** Takes an unused invitation of a person back; false where there is none. */
  Future<Boolean> withdraw(SqlConnection tx, UUID invitation, UUID person) {
    return tx.preparedQuery(WITHDRAW)
        .execute(Tuple.of(invitation, person))
        .map(result -> result.rowCount() == 1);
  }

  /** Takes every unused invitation of a person back. */
  Future<Integer> withdrawAll(SqlConnection tx, UUID person) {
    return tx.preparedQuery(WITHDRAW_ALL).execute(Tuple.of(person)).map(SqlResult::rowCount);
  }

  /** Counts a try; how many there were within the hour, this one included. */
  Future<Integer> countTry(SqlConnection tx, UUID person) {
    return tx.preparedQuery(COUNT_TRY)
        .mapping(row -> row.getInteger("tries"))
        .execute(Tuple.of(person))
        .map(rows -> rows.iterator().next());
  }

  Future<Void> forgetTries(SqlConnection tx, UUID person) {
    return tx.preparedQuery(FORGET_TRIES).execute(Tuple.of(person)).mapEmpty();
  }

  Future<Void> forgetOld(SqlConnection tx) {
    return tx.query(FORGET_OLD).execute().mapEmpty();
  }

  private static Buffer hash(InvitationCode code) {
    try {
      return Buffer.buffer(
          MessageDigest.getInstance("SHA-256")
              .digest(code.letters().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
