package tegata.workers.intake;

import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.security.auth.x500.X500Principal;
import tegata.formats.people.Card;
import tegata.workers.database.Jdbc;

/** Writes whose card is whose. A card never passes from one person to another. */
final class CardRegister {
  private static final String HOLDER = "select person_id from card where issuer = ? and serial = ?";

  private static final String PUT =
      """
      insert into card as c (issuer, serial, person_id, expires_on) values (?, ?, ?, ?)
      on conflict (issuer, serial) do update set expires_on = excluded.expires_on
       where c.person_id = excluded.person_id and c.expires_on <> excluded.expires_on
      """;

  /**
   * The issuer as the login finds it in a certificate (RFC 2253), however the file spaces it; empty
   * when it is no distinguished name.
   */
  static Optional<String> issuer(String name) {
    try {
      return Optional.of(new X500Principal(name).getName(X500Principal.RFC2253));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  boolean isHeldByAnother(Jdbc tx, UUID person, String issuer, Card card) throws SQLException {
    return tx.first(HOLDER, row -> row.getObject("person_id", UUID.class), issuer, card.serial())
        .filter(holder -> !holder.equals(person))
        .isPresent();
  }

  /** Links the card, or notes its new term; true when anything is different now. */
  boolean put(Jdbc tx, UUID person, String issuer, Card card) throws SQLException {
    return tx.update(PUT, issuer, card.serial(), person, card.expiresOn()) == 1;
  }
}
