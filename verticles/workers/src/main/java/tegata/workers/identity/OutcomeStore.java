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
import tegata.contract.Json;
import tegata.domain.identity.CardChallenge;

/** What became of the challenges of one kind of login, kept from the reader's return to the end. */
final class OutcomeStore<T> {
  private static final String KEEP =
      """
      update card_challenge set signed_in = $3, refusal = $4 where hash = $1 and purpose = $2
      """;

  private static final String TAKE =
      """
      update card_challenge set finished_at = clock_timestamp()
       where hash = $1 and purpose = $2 and browser = $3 and finished_at is null
         and returned_at > clock_timestamp() - interval '60 seconds'
      returning signed_in, refusal
      """;

  private static final String WAITS_FOR_ANOTHER =
      """
      select 1 from card_challenge
       where hash = $1 and purpose = $2 and browser <> $3 and finished_at is null
      """;

  private final CardChallenge.Purpose purpose;
  private final Class<T> type;

  /**
   * @param type of whoever logs in, kept as JSON
   */
  OutcomeStore(CardChallenge.Purpose purpose, Class<T> type) {
    this.purpose = purpose;
    this.type = type;
  }

  /** Keeps how a spent challenge came out. */
  Future<Void> keep(SqlConnection tx, String text, Outcome<T> outcome) {
    return tx.preparedQuery(KEEP)
        .execute(
            Tuple.of(
                Buffer.buffer(ChallengeHash.of(text)),
                purpose.name(),
                outcome.signedIn().map(OutcomeStore::toJson).orElse(null),
                outcome.refusal().map(Enum::name).orElse(null)))
        .mapEmpty();
  }

  /**
   * Takes the outcome, once, in the browser that began, and no later than a challenge's lifetime
   * after the return.
   */
  Future<Optional<Outcome<T>>> take(SqlConnection tx, String handle, String browser) {
    return ChallengeHash.ofHandle(handle)
        .map(
            hash ->
                tx.preparedQuery(TAKE)
                    .execute(Tuple.of(Buffer.buffer(hash), purpose.name(), browser))
                    .map(rows -> rows.stream().findFirst().map(this::toOutcome)))
        .orElse(Future.succeededFuture(Optional.empty()));
  }

  /** Whether a login with that handle waits for another browser. */
  Future<Boolean> waitsForAnother(SqlConnection tx, String handle, String browser) {
    return ChallengeHash.ofHandle(handle)
        .map(
            hash ->
                tx.preparedQuery(WAITS_FOR_ANOTHER)
                    .execute(Tuple.of(Buffer.buffer(hash), purpose.name(), browser))
                    .map(rows -> rows.size() > 0))
        .orElse(Future.succeededFuture(false));
  }

  private Outcome<T> toOutcome(Row row) {
    return new Outcome<>(
        Optional.ofNullable(row.getJsonObject("signed_in")).map(this::toSignedIn),
        Optional.ofNullable(row.getString("refusal")).map(Refusal::valueOf));
  }

  private static JsonObject toJson(Object signedIn) {
    try {
      return new JsonObject(Json.MAPPER.writeValueAsString(signedIn));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private T toSignedIn(JsonObject json) {
    try {
      return Json.MAPPER.readValue(json.encode(), type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
