package tegata.domain.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tegata.domain.eligibility.EligibilityToday.Answer;
import tegata.domain.eligibility.EligibilityToday.Held;
import tegata.domain.eligibility.EligibilityToday.Standing;

/** 今日の資格. */
class EligibilityTodayTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
  private static final Instant ASKED = Instant.parse("2026-11-28T00:05:00Z");
  private static final Instant BROUGHT_IN = Instant.parse("2026-11-20T00:05:00Z");
  private static final Term ALWAYS = new Term(Optional.empty(), Optional.empty());
  private static final Coverage HELD = coverage(LocalDate.of(2019, 4, 1), Optional.empty());

  @ParameterizedTest
  @EnumSource(Validity.class)
  @DisplayName("保険者が有効と答えたときだけ、その答えを見せる。無効なら手元の資格も見せない")
  void followsTheInsurer(Validity validity) {
    EligibilityToday today =
        today(
            Optional.of(new Answer(HELD.insured(), validity, Optional.of(result(ALWAYS)), ASKED)),
            HELD);
    boolean valid = validity == Validity.VALID || validity == Validity.VALID_UNREGISTERED;
    assertThat(today.standing()).isEqualTo(valid ? Standing.CONFIRMED : Standing.NOT_VALID);
    assertThat(today.insurance().isPresent()).isEqualTo(valid);
    assertThat(today.asOf()).isEqualTo(ASKED);
  }

  @Test
  @DisplayName("保険者に聞けなければ、今日の手元の資格を、届いた時刻と見せる")
  void fallsBack() {
    Coverage coming = coverage(TODAY.plusDays(1), Optional.empty());
    Coverage ended = coverage(LocalDate.of(2010, 4, 1), Optional.of(TODAY));

    EligibilityToday today = today(Optional.empty(), coming, HELD, ended);
    assertThat(today.standing()).isEqualTo(Standing.UNCONFIRMED);
    assertThat(today.insurance().flatMap(EligibilityResult::acquiredOn))
        .contains(HELD.acquiredOn());
    assertThat(today.asOf()).isEqualTo(BROUGHT_IN);

    EligibilityToday none = today(Optional.empty(), coming, ended);
    assertThat(none.standing()).isEqualTo(Standing.UNKNOWN);
    assertThat(none.insurance()).isEmpty();
  }

  @Test
  @DisplayName("何の資格かを言わない「有効」は、確かめたことにならない")
  void wantsToKnowOfWhat() {
    EligibilityToday today =
        today(
            Optional.of(
                new Answer(HELD.insured(), Validity.VALID_UNREGISTERED, Optional.empty(), ASKED)),
            HELD);
    assertThat(today.standing()).isEqualTo(Standing.UNCONFIRMED);
    assertThat(today.asOf()).isEqualTo(BROUGHT_IN);
  }

  @ParameterizedTest
  @EnumSource(Validity.class)
  @DisplayName("否定した答えは、いっしょに来たことを何も持たない")
  void keepsNothingOfWhatIsDenied(Validity validity) {
    assertThat(answer(validity, "34", ALWAYS, ASKED).result().isPresent())
        .isEqualTo(validity.isValid());
  }

  @Test
  @DisplayName("終わった証とこれからの証は、今日の資格ではない。最初と最後の日は今日に入る")
  void certificatesOfToday() {
    assertThat(certificates(new Term(Optional.of(TODAY), Optional.of(TODAY)))).isEqualTo(3);
    assertThat(certificates(ALWAYS)).isEqualTo(3);
    assertThat(certificates(new Term(Optional.of(TODAY.plusDays(1)), Optional.empty()))).isZero();
    assertThat(certificates(new Term(Optional.empty(), Optional.of(TODAY.minusDays(1))))).isZero();
  }

  @Test
  @DisplayName("保険者に聞けなければ、保険者の最後の答えを、その時刻と見せる。答えがあれば使わない")
  void remembersTheLastAnswer() {
    Answer yesterday = answer(Validity.VALID, "34", ALWAYS, ASKED.minus(Duration.ofDays(1)));
    EligibilityToday today = after(Optional.empty(), yesterday);
    assertThat(today.standing()).isEqualTo(Standing.CONFIRMED_BEFORE);
    assertThat(today.insurance().flatMap(EligibilityResult::elderly)).isPresent();
    assertThat(today.asOf()).isEqualTo(yesterday.at());

    assertThat(
            after(
                    Optional.empty(),
                    answer(Validity.VALID, "34", ALWAYS, ASKED.minus(Duration.ofDays(30))))
                .standing())
        .as("the last of thirty days")
        .isEqualTo(Standing.CONFIRMED_BEFORE);

    Answer denied = answer(Validity.NOT_FOUND, "34", ALWAYS, ASKED);
    assertThat(after(Optional.of(denied), yesterday).standing()).isEqualTo(Standing.NOT_VALID);
    Answer denial = answer(Validity.INVALID, "34", ALWAYS, BROUGHT_IN.plusSeconds(1));
    assertThat(after(Optional.empty(), denial).standing()).isEqualTo(Standing.NOT_VALID);
    assertThat(after(Optional.empty(), denial).asOf()).isEqualTo(denial.at());
  }

  @Test
  @DisplayName("別の番号についての答え、期限のすぎたカードの答え、31日前の答え、名簿が後から有効と言った無効は使わない")
  void forgetsWhatNoLongerHolds() {
    Instant then = BROUGHT_IN.plusSeconds(1);
    Term over = new Term(Optional.empty(), Optional.of(TODAY.minusDays(1)));
    for (Answer old :
        List.of(
            answer(Validity.VALID, "35", ALWAYS, then),
            answer(Validity.INVALID, "35", ALWAYS, then),
            answer(Validity.VALID, "34", over, then),
            answer(Validity.VALID, "34", ALWAYS, ASKED.minus(Duration.ofDays(31))),
            answer(Validity.INVALID, "34", ALWAYS, BROUGHT_IN.minusSeconds(1)))) {
      assertThat(after(Optional.empty(), old).standing()).isEqualTo(Standing.UNCONFIRMED);
    }
  }

  @ParameterizedTest
  @EnumSource(Validity.class)
  @DisplayName("保険者が否定したのは、尋ねた番号の資格だけで、枝番の書き方は問わない。名簿が後から届けば、否定も終わる")
  void deniesWhatWasAsked(Validity validity) {
    Instant then = BROUGHT_IN.plusSeconds(1);
    Optional<Instant> denied = Optional.of(then).filter(x -> !validity.isValid());

    assertThat(deniedAt(answer(validity, "34", ALWAYS, then), HELD.insured())).isEqualTo(denied);
    assertThat(
            deniedAt(
                answer(validity, "34", ALWAYS, then),
                new InsuredNumber("06130488", Optional.of("12"), "34", Optional.empty())))
        .isEqualTo(denied);
    assertThat(deniedAt(answer(validity, "35", ALWAYS, then), HELD.insured())).isEmpty();
    assertThat(
            deniedAt(
                answer(validity, "34", ALWAYS, then),
                new InsuredNumber("06130489", Optional.of("12"), "34", Optional.of("00"))))
        .isEmpty();
    assertThat(deniedAt(answer(validity, "34", ALWAYS, BROUGHT_IN), HELD.insured())).isEmpty();
  }

  private static Optional<Instant> deniedAt(Answer last, InsuredNumber insured) {
    return new Held(List.of(HELD), BROUGHT_IN, Optional.of(last)).deniedAt(insured);
  }

  private static EligibilityToday after(Optional<Answer> now, Answer last) {
    return EligibilityToday.of(TODAY, now, new Held(List.of(HELD), BROUGHT_IN, Optional.of(last)));
  }

  private static Answer answer(Validity validity, String number, Term card, Instant at) {
    EligibilityResult result = result(ALWAYS);
    return new Answer(
        new InsuredNumber("06130488", Optional.of("１２"), number, Optional.of("0")),
        validity,
        Optional.of(
            new EligibilityResult(
                result.insured(),
                result.insurerName(),
                result.relation(),
                result.copayPercent(),
                result.acquiredOn(),
                card,
                result.limit(),
                result.elderly(),
                result.diseases())),
        at);
  }

  private static long certificates(Term term) {
    EligibilityResult shown =
        today(
                Optional.of(
                    new Answer(HELD.insured(), Validity.VALID, Optional.of(result(term)), ASKED)),
                HELD)
            .insurance()
            .orElseThrow();
    return shown.limit().stream().count()
        + shown.elderly().stream().count()
        + shown.diseases().size();
  }

  private static EligibilityToday today(Optional<Answer> answer, Coverage... held) {
    return EligibilityToday.of(
        TODAY, answer, new Held(List.of(held), BROUGHT_IN, Optional.empty()));
  }

  private static EligibilityResult result(Term term) {
    return new EligibilityResult(
        HELD.insured(),
        HELD.insurerName(),
        Optional.empty(),
        Optional.of(30),
        Optional.empty(),
        ALWAYS,
        Optional.of(
            new LimitCertificate(Optional.of("01"), Optional.of("A03"), term, Optional.empty())),
        Optional.of(new ElderlyCertificate(20, term)),
        List.of(new SpecificDisease("1", Optional.of(10_000L), term)));
  }

  private static Coverage coverage(LocalDate from, Optional<LocalDate> lost) {
    return new Coverage(
        new InsuredNumber("06130488", Optional.of("12"), "34", Optional.of("00")),
        "架空健康保険組合",
        Coverage.Relation.SELF,
        Optional.of(30),
        from,
        lost);
  }
}
