package tegata.workers.identity;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
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
  public Future<Void> forgetOld(SqlConnection tx) {
    return tx.query(FORGET_OLD).execute().mapEmpty();
  }
}
