package tegata.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tegata.contract.Caller;
import tegata.contract.EligibilityApi;
import tegata.contract.EligibilityApi.ByNumber;
import tegata.contract.EligibilityApi.Inquire;
import tegata.contract.EligibilityApi.InsurerAnswer;
import tegata.contract.Fault;
import tegata.domain.eligibility.Coverage.Relation;
import tegata.domain.eligibility.ElderlyCertificate;
import tegata.domain.eligibility.EligibilityResult;
import tegata.domain.eligibility.InsuredNumber;
import tegata.domain.eligibility.LimitCertificate;
import tegata.domain.eligibility.SpecificDisease;
import tegata.domain.eligibility.Term;
import tegata.domain.eligibility.Validity;

/** {@code insurer.inquire} on the bus, for a patient's own page. */
class InquireTest {
  private static RunningGateway gateway;

  @BeforeAll
  static void start() {
    gateway = RunningGateway.start();
    warmUp();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @BeforeEach
  void reset() {
    gateway.reset();
  }

  @Test
  @DisplayName("保険者の答えが、患者の画面に出す項目になって返る")
  void answersForThePatientsPage() {
    InsurerAnswer answer = inquire("06130488");

    assertThat(answer.validity()).isEqualTo(Validity.VALID);
    EligibilityResult result = answer.results().get(0);
    assertThat(result.insured().numberKey()).isEqualTo("4260");
    assertThat(result.insurerName()).isEqualTo("架空健康保険組合");
    assertThat(result.relation()).contains(Relation.SELF);
    assertThat(result.copayPercent()).contains(30);
    assertThat(result.acquiredOn()).as("not the card's day").contains(LocalDate.of(2019, 4, 1));
    assertThat(result.term())
        .isEqualTo(
            new Term(
                Optional.of(LocalDate.of(2025, 8, 1)), Optional.of(LocalDate.of(2026, 7, 31))));
    assertThat(result.limit())
        .contains(
            new LimitCertificate(
                Optional.of("02"),
                Optional.of("A03"),
                new Term(
                    Optional.of(LocalDate.of(2025, 8, 2)), Optional.of(LocalDate.of(2026, 7, 30))),
                Optional.of(LocalDate.of(2026, 1, 15))));
    assertThat(result.elderly())
        .contains(
            new ElderlyCertificate(
                20,
                new Term(
                    Optional.of(LocalDate.of(2025, 8, 3)),
                    Optional.of(LocalDate.of(2026, 7, 29)))));
    assertThat(result.diseases())
        .containsExactly(
            new SpecificDisease(
                "1",
                Optional.of(10_000L),
                new Term(
                    Optional.of(LocalDate.of(2025, 8, 4)),
                    Optional.of(LocalDate.of(2026, 7, 28)))));
    assertThat(gateway.workers.entries()).as("the page that asks records").isEmpty();
  }

  @ParameterizedTest(name = "{0} {1} → {2}")
  @DisplayName("保険者の不調は、理由の分かる失敗として返る")
  @CsvSource({
    "HANGS, 06130488, TIMEOUT, insurer-timeout",
    "RESETS, 06130488, UNAVAILABLE, insurer-unreachable",
    "ANSWERS_ANOTHER_PERSON, 06130488, BAD_ANSWER, insurer-bad-answer",
    "ANSWERS, 99999999, NOT_FOUND, insurer-unknown"
  })
  void tellsFailures(InsurerMode mode, String insurerNumber, Fault.Kind kind, String code) {
    gateway.first.behave(mode);

    assertThatThrownBy(() -> inquire(insurerNumber))
        .hasRootCauseInstanceOf(Fault.class)
        .rootCause()
        .satisfies(
            fault -> {
              assertThat(((Fault) fault).kind()).isEqualTo(kind);
              assertThat(((Fault) fault).code()).isEqualTo(code);
            });
  }

  /** The first handshakes of a cold machine may outlast the deadline. */
  private static void warmUp() {
    for (int i = 0; i < 5; i++) {
      try {
        gateway.second.reset();
        inquire("39130001");
        return;
      } catch (IllegalStateException tooSlow) {
        assertThat(tooSlow).hasRootCauseInstanceOf(Fault.class);
      }
    }
  }

  /** Each by another patient: what one asks twice is one question as long as it is under way. */
  private static InsurerAnswer inquire(String insurerNumber) {
    Caller patient = Caller.patient(UUID.randomUUID(), "架空　髙子", UUID.randomUUID());
    InsuredNumber insured =
        new InsuredNumber(insurerNumber, Optional.of("12-34"), "4260", Optional.of("01"));
    Inquire question =
        new Inquire(LocalDate.of(2026, 11, 20), new ByNumber(insured, LocalDate.of(2001, 3, 27)));
    return RunningGateway.await(gateway.bus.ask(EligibilityApi.INQUIRE, patient, question));
  }
}
