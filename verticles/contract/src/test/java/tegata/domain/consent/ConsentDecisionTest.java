package tegata.domain.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tegata.domain.consent.Consent.Revocation;
import tegata.domain.consent.ConsentDecision.Asker;
import tegata.domain.consent.ConsentDecision.Reason;
import tegata.domain.facility.FacilityKind;
import tegata.domain.identity.CertificateTerm.Stage;

class ConsentDecisionTest {
  private static final Asker CLINIC = new Asker("1310000011", FacilityKind.STANDARD);
  private static final UUID PERSON = UUID.randomUUID();
  private static final Instant GIVEN = Instant.parse("2026-11-22T08:00:00.123456Z");
  private static final Instant NOW = GIVEN.plus(Duration.ofHours(1));

  @ParameterizedTest(name = "{0} → {1}")
  @DisplayName("同意は与えた瞬間から、24 時間後の瞬間の直前まで有効である")
  @CsvSource({
    "2026-11-22T08:00:00.123455Z, CONSENT_MISSING",
    "2026-11-22T08:00:00.123456Z, CONSENT_STANDING",
    "2026-11-23T08:00:00.123455Z, CONSENT_STANDING",
    "2026-11-23T08:00:00.123456Z, CONSENT_EXPIRED"
  })
  void holdsForTwentyFourHoursToTheMicrosecond(Instant now, Reason reason) {
    assertThat(reason(CLINIC, Category.MEDICATIONS, now, medications())).isEqualTo(reason);
  }

  @Test
  @DisplayName("許すときは、どの同意によるかを告げる")
  void namesTheConsentThatAllows() {
    Consent consent = medications();

    ConsentDecision decision =
        ConsentDecision.decide(CLINIC, PERSON, Category.MEDICATIONS, List.of(consent), NOW);

    assertThat(decision.allowed()).isTrue();
    assertThat(decision.consent()).contains(consent.id());
  }

  @ParameterizedTest
  @DisplayName("薬剤の同意は、他のどの種類も見せない")
  @EnumSource(
      value = Category.class,
      names = {"TREATMENTS", "OPERATIONS", "CHECKUPS", "SPECIFIC_DISEASES"})
  void coversOnlyWhatItNames(Category other) {
    assertThat(reason(CLINIC, other, NOW, medications())).isEqualTo(Reason.CONSENT_MISSING);
  }

  @ParameterizedTest
  @DisplayName("③ 資格確認限定型は、同意があっても、同意の要る情報を見られない")
  @EnumSource(
      value = Category.class,
      names = {"LIMITS", "ELDERLY"},
      mode = EnumSource.Mode.EXCLUDE)
  void aFacilityForEligibilityOnlySeesNoMedicalData(Category category) {
    Asker limited = new Asker(CLINIC.code(), FacilityKind.ELIGIBILITY_ONLY);

    assertThat(reason(limited, category, NOW, consent(Set.of(category))))
        .isEqualTo(Reason.FACILITY_KIND_NOT_ALLOWED);
    assertThat(reason(limited, category, NOW)).isEqualTo(Reason.FACILITY_KIND_NOT_ALLOWED);
  }

  @ParameterizedTest
  @DisplayName("限度額と高齢受給は、どの型の施設にも、同意なしで見せる")
  @EnumSource(FacilityKind.class)
  void limitsNeedNoConsent(FacilityKind kind) {
    Asker asker = new Asker(CLINIC.code(), kind);

    assertThat(reason(asker, Category.LIMITS, NOW)).isEqualTo(Reason.CONSENT_NOT_NEEDED);
    assertThat(reason(asker, Category.ELDERLY, NOW)).isEqualTo(Reason.CONSENT_NOT_NEEDED);
  }

  @Test
  @DisplayName("他の施設への同意も、他の人の同意も、数えない")
  void countsOnlyThisFacilityAndThisPerson() {
    Asker other = new Asker("1310000029", FacilityKind.STANDARD);

    assertThat(reason(other, Category.MEDICATIONS, NOW, medications()))
        .isEqualTo(Reason.CONSENT_MISSING);
    assertThat(
            ConsentDecision.decide(
                    CLINIC, UUID.randomUUID(), Category.MEDICATIONS, List.of(medications()), NOW)
                .reason())
        .isEqualTo(Reason.CONSENT_MISSING);
  }

  @Test
  @DisplayName("取消は、時計がどうあれ、すぐに効く")
  void aRevocationHoldsWhateverTheClock() {
    assertThat(
            reason(
                CLINIC, Category.MEDICATIONS, NOW, revoked(GIVEN, NOW.plus(Duration.ofHours(9)))))
        .isEqualTo(Reason.CONSENT_REVOKED);
  }

  @Test
  @DisplayName("取り消した後に改めて与えた同意は有効で、有効なものがなければ最も新しい同意が理由を告げる")
  void theNewestConsentSaysWhyNot() {
    Consent old = revoked(GIVEN.minusSeconds(60), GIVEN);
    Consent expired = at(GIVEN.minus(Duration.ofHours(30)));

    assertThat(reason(CLINIC, Category.MEDICATIONS, NOW, old, medications()))
        .isEqualTo(Reason.CONSENT_STANDING);
    assertThat(reason(CLINIC, Category.MEDICATIONS, NOW, expired, old))
        .isEqualTo(Reason.CONSENT_REVOKED);
  }

  @ParameterizedTest(name = "{0} → {1}")
  @DisplayName("証明書が期限切れなら、猶予の中でも、同意のある医療情報を見せない")
  @CsvSource({
    "VALID, CONSENT_STANDING",
    "EXPIRING, CONSENT_STANDING",
    "GRACE, CERTIFICATE_EXPIRED",
    "LAPSED, CERTIFICATE_EXPIRED"
  })
  void anExpiredCertificateShowsNoMedicalData(Stage stage, Reason reason) {
    ConsentDecision decision =
        ConsentDecision.decide(CLINIC, PERSON, Category.MEDICATIONS, List.of(medications()), NOW);

    assertThat(decision.withCertificate(stage).reason()).isEqualTo(reason);
  }

  @Test
  @DisplayName("同意のないことは、証明書の期限より先に告げる")
  void aMissingConsentComesBeforeTheCertificate() {
    ConsentDecision decision =
        ConsentDecision.decide(CLINIC, PERSON, Category.MEDICATIONS, List.of(), NOW);

    assertThat(decision.withCertificate(Stage.GRACE).reason()).isEqualTo(Reason.CONSENT_MISSING);
  }

  @Test
  @DisplayName("24 時間を超える同意、何も名指さない同意、同意の要らないものへの同意は作れない")
  void refusesImpossibleConsents() {
    assertThatThrownBy(
            () -> consent(Set.of(Category.CHECKUPS), GIVEN, Duration.ofHours(24).plusMillis(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> consent(Set.of())).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> consent(Set.of(Category.LIMITS)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest(name = "{0} → {1}")
  @DisplayName("同意できる種類の語だけを読み、同意の要らない種類や知らない語は読まない")
  @CsvSource({
    "medications, MEDICATIONS",
    "specific-diseases, SPECIFIC_DISEASES",
    "limits,",
    "elderly,",
    "ALL,",
    "MEDICATIONS,",
    "'',"
  })
  void readsTheWordsOfTheApi(String word, Category category) {
    assertThat(Category.ofWord(word)).isEqualTo(Optional.ofNullable(category));
  }

  private static Reason reason(Asker asker, Category category, Instant now, Consent... consents) {
    return ConsentDecision.decide(asker, PERSON, category, List.of(consents), now).reason();
  }

  private static Consent medications() {
    return at(GIVEN);
  }

  private static Consent at(Instant given) {
    return consent(Set.of(Category.MEDICATIONS), given, Consent.VALIDITY);
  }

  private static Consent consent(Set<Category> categories) {
    return consent(categories, GIVEN, Consent.VALIDITY);
  }

  private static Consent consent(Set<Category> categories, Instant given, Duration length) {
    return new Consent(
        UUID.randomUUID(),
        CLINIC.code(),
        PERSON,
        categories,
        given,
        given.plus(length),
        Optional.empty(),
        Consent.How.READER,
        Optional.empty());
  }

  private static Consent revoked(Instant given, Instant at) {
    Consent c = at(given);
    return new Consent(
        c.id(),
        c.facility(),
        c.person(),
        c.categories(),
        c.givenAt(),
        c.validUntil(),
        Optional.of(new Revocation(at, Revocation.By.PATIENT)),
        c.how(),
        c.staffCode());
  }
}
