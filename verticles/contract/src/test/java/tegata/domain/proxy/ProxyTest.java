package tegata.domain.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tegata.domain.proxy.Proxy.Kind;
import tegata.domain.proxy.Proxy.Level;
import tegata.domain.proxy.Proxy.Turn;

class ProxyTest {
  private static final UUID CHILD = UUID.fromString("00000000-0000-4000-8000-0000000000c1");
  private static final UUID PARENT = UUID.fromString("00000000-0000-4000-8000-0000000000a1");

  @ParameterizedTest(name = "{0} 生まれは {2} に {1} 歳")
  @DisplayName("年齢は誕生日の前日の終わりに加わる。2月29日生まれは、うるう年でなければ3月1日から")
  @CsvSource({
    "2008-11-27, 18, 2026-11-27",
    "2008-02-29, 18, 2026-03-01",
    "2008-02-29, 16, 2024-02-29",
    "2011-03-01, 13, 2024-03-01",
    "2011-12-31, 15, 2026-12-31"
  })
  void reachesAnAge(LocalDate birthdate, int years, LocalDate day) {
    assertThat(Age.reachedOn(birthdate, years)).isEqualTo(day);
    assertThat(Age.isReached(birthdate, years, day)).isTrue();
    assertThat(Age.isReached(birthdate, years, day.minusDays(1))).isFalse();
  }

  @ParameterizedTest(name = "{0} 生まれ、{1} に {2} まで → {3}、{4} まで")
  @DisplayName("18歳になるまでは親の代理で、18歳の誕生日の前日までに終わる")
  @CsvSource({
    "2008-11-28, 2026-11-27, 2030-01-01, PARENT, 2026-11-27",
    "2008-11-27, 2026-11-27, 2030-01-01, ADULT, 2030-01-01",
    "2015-04-01, 2026-11-27, 2027-01-01, PARENT, 2027-01-01",
    "2015-04-01, 2026-11-27, 2044-01-01, PARENT, 2033-03-31"
  })
  void aParentsEndsBefore18(
      LocalDate birthdate, LocalDate today, LocalDate wished, Kind kind, LocalDate last) {
    assertThat(Kind.of(birthdate, today)).isEqualTo(kind);
    assertThat(kind.lastDay(wished, birthdate)).isEqualTo(last);
  }

  @ParameterizedTest(name = "{0} → {1}")
  @DisplayName("始まりの日から最後の日まで続く")
  @CsvSource({"2026-03-31, false", "2026-04-01, true", "2027-03-31, true", "2027-04-01, false"})
  void standsFromTheFirstToTheLastDay(LocalDate day, boolean stands) {
    assertThat(proxy(Kind.ADULT).standsOn(day)).isEqualTo(stands);
  }

  @ParameterizedTest(name = "{0}、{1} 生まれの本人 → {2}")
  @DisplayName("代理人はいつでも、本人は15歳からいつでも、相手の同意なしにやめられる")
  @CsvSource({"PARENT, 2011-11-28, false", "PARENT, 2011-11-27, true", "ADULT, 1980-01-10, true"})
  void eitherEndsIt(Kind kind, LocalDate birthdate, boolean childMay) {
    LocalDate today = LocalDate.of(2026, 11, 27);

    assertThat(proxy(kind).mayBeEndedBy(CHILD, birthdate, today)).isEqualTo(childMay);
    assertThat(proxy(kind).mayBeEndedBy(PARENT, birthdate, today)).isTrue();
    assertThat(proxy(kind).mayBeEndedBy(UUID.randomUUID(), birthdate, today)).isFalse();
  }

  @ParameterizedTest(name = "{0}、{1} 生まれ、{2} に、知らせ済み {3} → {4}")
  @DisplayName("15歳で知らせ、18歳で終わり、期間が過ぎれば終わる")
  @CsvSource({
    "PARENT, 2011-11-28, 2026-11-27, false,",
    "PARENT, 2011-11-27, 2026-11-27, false, CHILD_DECIDES",
    "PARENT, 2011-11-27, 2026-11-27, true,",
    "PARENT, 2008-11-28, 2026-11-27, true,",
    "PARENT, 2008-11-27, 2026-11-27, true, CHILD_IS_ADULT",
    "PARENT, 2008-11-27, 2027-11-27, false, CHILD_IS_ADULT",
    "PARENT, 2012-11-27, 2027-04-01, false, PERIOD_OVER",
    "ADULT, 1980-01-10, 2027-03-31, true,",
    "ADULT, 1980-01-10, 2027-04-01, true, PERIOD_OVER",
    "ADULT, 2011-11-27, 2026-11-27, false,"
  })
  void timeTurnsIt(Kind kind, LocalDate birthdate, LocalDate today, boolean told, Turn turn) {
    assertThat(proxy(kind).turnOn(today, birthdate, told)).isEqualTo(Optional.ofNullable(turn));
  }

  @ParameterizedTest(name = "「{0}」")
  @DisplayName("招待コードは、小文字・全角・空白・ハイフン・似た文字で書かれても通じる")
  @CsvSource({
    "0123-4567-89AB-CDEF-GH1J",
    "o123 4567 89ab cdef ghij",
    "０１２３４５６７８９ＡＢＣＤＥＦＧＨｌＪ",
    "0123ー4567ー89AB−CDEF‐GHIJ"
  })
  void codesAreReadKindly(String typed) {
    assertThat(InvitationCode.typed(typed)).contains(new InvitationCode("0123456789ABCDEFGH1J"));
  }

  @ParameterizedTest(name = "「{0}」")
  @DisplayName("コードの形でないものは、コードではない")
  @CsvSource(
      value = {
        "''",
        "0123-4567-89AB-CDEF-GH1",
        "0123-4567-89AB-CDEF-GH1JK",
        "0123-4567-89AB-CDEF-GHU!"
      })
  void otherTextIsNoCode(String typed) {
    assertThat(InvitationCode.typed(typed)).isEmpty();
    assertThat(InvitationCode.typed("0".repeat(100_000))).isEmpty();
  }

  @Test
  @DisplayName("コードは四文字ずつ読み上げられ、ログに出ない")
  void codesAreSpelledAndKeptSecret() {
    InvitationCode code = new InvitationCode("0123456789ABCDEFGH1J");

    assertThat(code.spelled()).isEqualTo("0123-4567-89AB-CDEF-GH1J");
    assertThat(code.toString()).doesNotContain("0123");
  }

  private static Proxy proxy(Kind kind) {
    return new Proxy(
        UUID.randomUUID(),
        CHILD,
        PARENT,
        kind,
        Level.SEE,
        LocalDate.of(2026, 4, 1),
        LocalDate.of(2027, 3, 31));
  }
}
