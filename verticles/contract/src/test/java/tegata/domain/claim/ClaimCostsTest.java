package tegata.domain.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tegata.domain.claim.ClaimCosts.PublicFund;
import tegata.domain.claim.ClaimCosts.Relief;

class ClaimCostsTest {

  @ParameterizedTest(name = "{0} 特記 {1} 給付 {2} → {3}％")
  @CsvSource({
    "1112, '', , 30",
    "1111, '', , 30",
    "1116, '', , 30",
    "1114, '', , 20",
    "1118, '', , 20",
    "1318, '', , 10",
    "1318, 41, , 20",
    "1317, 43, , 20",
    "1310, '', , 30",
    "1112, '', 80, 20"
  })
  @DisplayName("負担割合は、給付割合、なければレセプト種別と特記事項から")
  void findsThePercent(String type, String remark, Integer benefit, int percent) {
    assertThat(with(type, 100, remark, benefit).copayPercent()).isEqualTo(percent);
  }

  @Test
  @DisplayName("5,950 円の 3 割は、10 円に丸めず 1,785 円")
  void doesNotRound() {
    assertThat(with("1112", 595, "", null).share()).isEqualTo(shares(4_165, 0, 1_785));
  }

  @Test
  @DisplayName("公費は、残る患者負担まで引き受ける。負担額の記載がなければ 0 円")
  void publicFundsTakeOver() {
    assertThat(publicly(398, OptionalLong.empty(), fund(398, 796)).share())
        .isEqualTo(shares(2_786, 398, 796));
    assertThat(
            publicly(
                    398,
                    OptionalLong.empty(),
                    new PublicFund(398, OptionalLong.empty(), OptionalLong.empty()))
                .share())
        .isEqualTo(shares(2_786, 1_194, 0));
  }

  @Test
  @DisplayName("一部の点数だけを給付する公費は、その分だけを引き受ける")
  void publicFundsOfAPart() {
    assertThat(publicly(13_642, OptionalLong.empty(), fund(677, 1_354)).share())
        .isEqualTo(shares(95_494, 677, 40_249));
    assertThat(
            publicly(
                    1_000,
                    OptionalLong.empty(),
                    new PublicFund(500, OptionalLong.of(100), OptionalLong.of(1_000)))
                .share())
        .isEqualTo(shares(7_000, 900, 2_100));
  }

  @Test
  @DisplayName("公費が二つあれば順に引き受け、最後の負担額が残る")
  void publicFundsInOrder() {
    assertThat(publicly(1_000, OptionalLong.empty(), fund(1_000, 1_000), fund(1_000, 250)).share())
        .isEqualTo(shares(7_000, 2_750, 250));
  }

  @Test
  @DisplayName("公費だけの請求では、保険者の負担はない")
  void onlyPublicFunds() {
    ClaimCosts costs =
        new ClaimCosts(
            "1212",
            500,
            10,
            Optional.empty(),
            Set.of(),
            OptionalLong.empty(),
            Optional.empty(),
            0,
            0,
            List.of(new PublicFund(500, OptionalLong.empty(), OptionalLong.empty())),
            "");
    assertThat(costs.share()).isEqualTo(shares(0, 5_000, 0));
  }

  @Test
  @DisplayName("記載された負担額を使い、少なければ高額療養費の現物給付と分かる。食事は別に足す")
  void usesTheRecordedBurden() {
    ClaimCosts costs =
        new ClaimCosts(
            "1111",
            100_000,
            10,
            Optional.empty(),
            Set.of("28"),
            OptionalLong.of(87_430),
            Optional.empty(),
            8_280,
            6_120,
            List.of(),
            "");

    CostShare share = costs.share();
    assertThat(share.total()).isEqualTo(1_008_280);
    assertThat(share.patient()).isEqualTo(93_550);
    assertThat(share.capped()).isTrue();
    assertThat(share.frequent()).isFalse();
    assertThat(with("1111", 100_000, "28", null).share().patient())
        .as("記載がなければ上限を推し量らない")
        .isEqualTo(300_000);
  }

  @Test
  @DisplayName("MF 02 と特記 31–35・43・44 は多数回該当")
  void knowsFrequentCases() {
    assertThat(with("1111", 10, "33", null).share().frequent()).isTrue();
    assertThat(with("1318", 10, "44", null).share().frequent()).isTrue();
    assertThat(with("1111", 10, "28", null).share().frequent()).isFalse();
  }

  @Test
  @DisplayName("免除は 0 円、減額は割合と金額を引き、保険者が負担する")
  void relieves() {
    assertThat(relieved(new Relief(true, 0, 0)).share()).isEqualTo(shares(10_000, 0, 0));
    assertThat(relieved(new Relief(false, 20, 100)).share()).isEqualTo(shares(7_700, 0, 2_300));
  }

  private static ClaimCosts relieved(Relief relief) {
    return new ClaimCosts(
        "1112",
        1_000,
        10,
        Optional.empty(),
        Set.of(),
        OptionalLong.empty(),
        Optional.of(relief),
        0,
        0,
        List.of(),
        "");
  }

  private static ClaimCosts publicly(long points, OptionalLong burden, PublicFund... funds) {
    return new ClaimCosts(
        "1122",
        points,
        10,
        Optional.empty(),
        Set.of(),
        burden,
        Optional.empty(),
        0,
        0,
        List.of(funds),
        "");
  }

  private static ClaimCosts with(String type, long points, String remark, Integer benefit) {
    return new ClaimCosts(
        type,
        points,
        10,
        Optional.ofNullable(benefit),
        remark.isEmpty() ? Set.of() : Set.of(remark),
        OptionalLong.empty(),
        Optional.empty(),
        0,
        0,
        List.of(),
        "");
  }

  private static PublicFund fund(long points, long burden) {
    return new PublicFund(points, OptionalLong.of(burden), OptionalLong.empty());
  }

  private static CostShare shares(long insurer, long publicExpense, long patient) {
    return new CostShare(insurer, publicExpense, patient, false, false);
  }
}
