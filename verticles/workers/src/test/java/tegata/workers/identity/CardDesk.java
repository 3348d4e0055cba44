package tegata.workers.identity;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import tegata.domain.identity.RevocationStatus;
import tegata.node.revocation.FixedRevocation;
import tegata.workers.WorkersConfig;
import tegata.workers.database.Database;
import tegata.workers.fixture.Samples;
import tegata.workers.fixture.TestCa;
import tegata.workers.fixture.TestCard;
import tegata.workers.fixture.TestDatabase;

/** A database with 架空 太郎 and his card CARD1, and an authority and renewal service at hand. */
public final class CardDesk {
  public static final String TARO = "00000000-0000-4000-8000-0000000000aa";
  public static final Instant NOW = Samples.NOW.instant();
  public static final TestCa CA = new TestCa(TestCa.NAME, "current", NOW);
  private static final String ISSUER = "CN=Test Card CA,O=Tegata Tests,C=JP";

  final Database database;
  final TestDatabase rows;
  private final FixedRevocation authority = new FixedRevocation();
  private final Map<String, String> renewals = new ConcurrentHashMap<>();
  private final CheckCard cards;

  CardDesk(Vertx vertx, TestDatabase rows, Path directory) throws Exception {
    this.rows = rows;
    rows.clear();
    rows.asOwner(
        "insert into person (id, external_id, name, kana, birthdate, sex) values ('%s', 'P-1', '架空 太郎', 'カクウ タロウ', '1980-01-10', 1)"
            .formatted(TARO));
    rows.asOwner(
        "insert into card (issuer, serial, person_id, expires_on) values ('%s', 'CARD1', '%s', '2030-01-10')"
            .formatted(ISSUER, TARO));
    this.database = await(Database.open(vertx, rows.config(directory), directory));
    CardVerifier verifier =
        new CardVerifier(
            TestCa.pem(directory.resolve("ca.pem"), CA),
            Set.of(WorkersConfig.USER_AUTHENTICATION_POLICY),
            Samples.NOW);
    this.cards =
        new CheckCard(
            vertx,
            verifier,
            authority.asked(),
            new LinkRenewedCard(
                database,
                (issuer, serial) ->
                    Future.succeededFuture(Optional.ofNullable(renewals.get(serial)))));
  }

  CheckCard cards() {
    return cards;
  }

  static TestCard card(String number) {
    return TestCard.of(CA, number, NOW).issue();
  }

  /** A card whose certificate ended so many days ago. */
  static TestCard expired(String number, int days) {
    return TestCard.of(CA, number, NOW)
        .valid(NOW.minus(900, ChronoUnit.DAYS), NOW.minus(days, ChronoUnit.DAYS))
        .issue();
  }

  void authoritySays(RevocationStatus status) {
    authority.says(status);
  }

  void renewed(String previous, String current) {
    renewals.put(current, previous);
  }

  static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }
}
