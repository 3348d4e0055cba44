package tegata.workers.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import tegata.contract.IdentityApi.Refusal;
import tegata.contract.IdentityApi.SignedIn;
import tegata.contract.Json;
import tegata.domain.identity.CardChallenge;

final class PgChallengeStore implements ChallengeStore {
  private static final String ISSUE =
      "insert into card_challenge (hash, purpose, audience, browser) values ($1, $2, $3, $4)";

  private static final String SPEND =
      """
      update card_challenge set returned_at = clock_timestamp()
       where hash = $1 and purpose = $2 and ($3::text is null or audience = $3)
         and returned_at is null and issued_at > clock_timestamp() - interval '60 seconds'
      """;

  private static final String KEEP_OUTCOME =
      "update card_challenge set signed_in = $2, refusal = $3 where hash = $1";

  private static final String TAKE_OUTCOME =
      """
      update card_challenge set finished_at = clock_timestamp()
       where hash = $1 and browser = $2 and purpose = 'LOGIN' and finished_at is null
         and returned_at > clock_timestamp() - interval '60 seconds'
      returning signed_in, refusal
      """;

  private static final String WAITS_FOR_ANOTHER =
      """
      select 1 from card_challenge
       where hash = $1 and browser <> $2 and purpose = 'LOGIN' and finished_at is null
      """;

  private static final String FORGET_OLD =
      "delete from card_challenge where issued_at < clock_timestamp() - interval '1 hour'";

  @Override
  public Future<Void> issue(SqlConnection tx, CardChallenge challenge, Optional<String> browser) {
    return tx.preparedQuery(ISSUE)
        .execute(
            Tuple.of(
                Buffer.buffer(ChallengeHash.of(challenge.text())),
                challenge.purpose().name(),
                challenge.audience(),
                browser.orElse(null)))
        .mapEmpty();
  }

  @Override
  public Future<Boolean> spend(
      SqlConnection tx, String text, CardChallenge.Purpose purpose, Optional<String> audience) {
    return tx.preparedQuery(SPEND)
        .execute(
            Tuple.of(Buffer.buffer(ChallengeHash.of(text)), purpose.name(), audience.orElse(null)))
        .map(rows -> rows.rowCount() == 1);
  }

  @Override
  public Future<Void> keepOutcome(
      SqlConnection tx, String text, Optional<SignedIn> signedIn, Optional<Refusal> refusal) {
    return tx.preparedQuery(KEEP_OUTCOME)
        .execute(
            Tuple.of(
                Buffer.buffer(ChallengeHash.of(text)),
                signedIn.map(PgChallengeStore::toJson).orElse(null),
                refusal.map(Enum::name).orElse(null)))
        .mapEmpty();
  }

  @Override
  public Future<Optional<Outcome>> takeOutcome(SqlConnection tx, String handle, String browser) {
    return ChallengeHash.ofHandle(handle)
        .map(
            hash ->
                tx.preparedQuery(TAKE_OUTCOME)
                    .execute(Tuple.of(Buffer.buffer(hash), browser))
                    .map(rows -> rows.stream().findFirst().map(PgChallengeStore::toOutcome)))
        .orElse(Future.succeededFuture(Optional.empty()));
  }

  @Override
  public Future<Boolean> waitsForAnother(SqlConnection tx, String handle, String browser) {
    return ChallengeHash.ofHandle(handle)
        .map(
            hash ->
                tx.preparedQuery(WAITS_FOR_ANOTHER)
                    .execute(Tuple.of(Buffer.buffer(hash), browser))
                    .map(rows -> rows.size() > 0))
        .orElse(Future.succeededFuture(false));
  }

  @Override
  public Future<Void> forgetOld(SqlConnection tx) {
    return tx.query(FORGET_OLD).execute().mapEmpty();
  }

  private static Outcome toOutcome(Row row) {
    return new Outcome(
        Optional.ofNullable(row.getJsonObject("signed_in")).map(PgChallengeStore::toSignedIn),
        Optional.ofNullable(row.getString("refusal")).map(Refusal::valueOf));
  }

  private static JsonObject toJson(SignedIn signedIn) {
    try {
      return new JsonObject(Json.MAPPER.writeValueAsString(signedIn));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SignedIn toSignedIn(JsonObject json) {
    try {
      return Json.MAPPER.readValue(json.encode(), SignedIn.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
