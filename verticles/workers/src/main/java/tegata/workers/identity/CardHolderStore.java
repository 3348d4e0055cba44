package tegata.workers.identity;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.UUID;
import tegata.workers.identity.CardVerifier.VerifiedCard;

/**
 * Whose card it is. A certificate names its holder by issuer and 発行番号 only; the link to a person is
 * ours.
 */
public final class CardHolderStore {
  private static final String HOLDER =
      """
      select p.id, p.name from card c join person p on p.id = c.person_id
       where c.issuer = $1 and c.serial = $2
      """;

  private static final String LINK =
      """
      insert into card (issuer, serial, person_id, expires_on) values ($1, $2, $3, $4)
      on conflict (issuer, serial) do nothing
      """;

  /** A person with a card. */
  public record Holder(UUID person, String name) {}

  public Future<Optional<Holder>> holder(SqlConnection tx, String issuer, String serial) {
    return tx.preparedQuery(HOLDER)
        .mapping(row -> new Holder(row.getUUID("id"), row.getString("name")))
        .execute(Tuple.of(issuer, serial))
        .map(rows -> rows.stream().findFirst());
  }

  /** Makes a card the person's; true when it was nobody's before. */
  Future<Boolean> link(SqlConnection tx, VerifiedCard card, UUID person) {
    return tx.preparedQuery(LINK)
        .execute(Tuple.of(card.issuer(), card.serial(), person, card.expiresOn()))
        .map(rows -> rows.rowCount() == 1);
  }
}
