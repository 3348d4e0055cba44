package tegata.workers.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tegata.workers.identity.CardDesk.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tegata.contract.Caller;
import tegata.contract.EligibilityApi.CardProof;
import tegata.contract.Fault;
import tegata.contract.IdentityApi.BeginCardProof;
import tegata.domain.identity.CardChallenge.Purpose;
import tegata.domain.identity.RevocationStatus;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.Samples;
import tegata.workers.fixture.TestCard;
import tegata.workers.fixture.TestDatabase;
import tegata.workers.identity.SpendCardProof.Shown;

@ExtendWith({VertxExtension.class, PostgresExtension.class})
class SpendCardProofTest {
  private static final String CLINIC = "1312345678";

  @TempDir Path directory;
  private CardDesk desk;
  private SpendCardProof proofs;

  @BeforeEach
  void open(Vertx vertx, TestDatabase rows) throws Exception {
    desk = new CardDesk(vertx, rows, directory);
    proofs = new SpendCardProof(desk.cards(), Samples.NOW);
  }

  @AfterEach
  void close() throws Exception {
    await(desk.database.close());
  }

  @Test
  @DisplayName("求めた医療機関が、求めた目的に、一度だけ使える")
  void aProofServesOnceItsOwnFacilityAndPurpose() throws Exception {
    Shown shown = shown(CardDesk.card("CARD1"), Purpose.CONSENT);

    assertThat(code(spend("9999999999", Purpose.CONSENT, shown))).isEqualTo("challenge-spent");
    assertThat(code(spend(CLINIC, Purpose.ELIGIBILITY, shown))).isEqualTo("challenge-spent");
    await(spend(CLINIC, Purpose.CONSENT, shown));
    assertThat(code(spend(CLINIC, Purpose.CONSENT, shown))).isEqualTo("challenge-spent");
    assertThat(proofs.accepted(Purpose.CONSENT, shown).serial()).isEqualTo("CARD1");
  }

  @Test
  @DisplayName("同時に100回使っても、通るのは一度だけ")
  void aHundredUsesSpendOnce() throws Exception {
    Shown shown = shown(CardDesk.card("CARD1"), Purpose.ELIGIBILITY);
    List<Future<Void>> uses =
        IntStream.range(0, 100).mapToObj(i -> spend(CLINIC, Purpose.ELIGIBILITY, shown)).toList();
    await(Future.join(uses).otherwiseEmpty());

    assertThat(uses).filteredOn(Future::succeeded).hasSize(1);
  }

  @ParameterizedTest(name = "{0}・{1}・期限から {2} 日 → {3}")
  @DisplayName("失効は断る。わからないときは、期限切れ後の資格確認だけを通す")
  @CsvSource({
    "REVOKED, ELIGIBILITY, -1, card-revoked",
    "REVOKED, ELIGIBILITY, 10, card-revoked",
    "REVOKED, CONSENT, -1, card-revoked",
    "UNKNOWN, ELIGIBILITY, -1, revocation-unknown",
    "UNKNOWN, CONSENT, -1, revocation-unknown",
    "UNKNOWN, CONSENT, 10, revocation-unknown",
    "UNKNOWN, ELIGIBILITY, 10, ''",
    "GOOD, CONSENT, -1, ''"
  })
  void revocationDecides(RevocationStatus status, Purpose purpose, int daysAgo, String code)
      throws Exception {
    desk.authoritySays(status);
    TestCard card = daysAgo < 0 ? CardDesk.card("CARD1") : CardDesk.expired("CARD1", daysAgo);
    Shown shown = shown(card, purpose);

    if (code.isEmpty()) {
      assertThat(proofs.accepted(purpose, shown).serial()).isEqualTo("CARD1");
    } else {
      assertThatThrownBy(() -> proofs.accepted(purpose, shown))
          .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.code()).isEqualTo(code));
    }
  }

  @Test
  @DisplayName("署名の合わないカードは断る")
  void aForeignSignatureIsRefused() throws Exception {
    CardProof proof = proof(CardDesk.card("CARD1"), Purpose.CONSENT);
    Shown forged =
        await(
            proofs.check(
                new CardProof(
                    proof.challenge(),
                    proof.certificate(),
                    CardDesk.card("CARD2").sign(proof.challenge()))));

    assertThatThrownBy(() -> proofs.accepted(Purpose.CONSENT, forged))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.code()).isEqualTo("card-refused"));
  }

  private Shown shown(TestCard card, Purpose purpose) throws Exception {
    return await(proofs.check(proof(card, purpose)));
  }

  private CardProof proof(TestCard card, Purpose purpose) throws Exception {
    String challenge =
        await(
                new BeginChallenge(desk.database)
                    .forFacility(
                        Caller.facility(CLINIC, "架空医院", UUID.randomUUID()),
                        new BeginCardProof(purpose)))
            .challenge();
    return new CardProof(challenge, card.encoded(), card.sign(challenge));
  }

  private Future<Void> spend(String facility, Purpose purpose, Shown shown) {
    return desk.database.inTransaction(tx -> proofs.spend(tx, facility, purpose, shown));
  }

  private static String code(Future<?> refused) throws Exception {
    return await(refused.map("accepted").recover(e -> Future.succeededFuture(Fault.of(e).code())));
  }
}
