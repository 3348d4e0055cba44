package tegata.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tegata.contract.ExpenseApi;
import tegata.contract.ExpenseApi.Notices;
import tegata.contract.MedicationApi;
import tegata.contract.MedicationApi.Medicines;
import tegata.contract.TreatmentApi;
import tegata.contract.TreatmentApi.Treatments;
import tegata.portal.fixture.Browser;
import tegata.portal.fixture.Browser.Page;
import tegata.portal.fixture.People;
import tegata.portal.fixture.TestPortal;

class FirstLoadTest {
  private static final int MOST_BYTES = 100_000;
  private static final int MOST_REQUESTS = 6;
  private static final int ROWS = 300;

  @RegisterExtension static final TestPortal PORTAL = new TestPortal();

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "/, ja", "/, ja-easy", "/, en",
    "/home, ja", "/home, ja-easy", "/home, en",
    "/medicines, ja", "/medicines, ja-easy", "/medicines, en",
    "/medicines/hints, ja", "/medicines/hints, ja-easy", "/medicines/hints, en",
    "/treatments, ja", "/treatments, ja-easy", "/treatments, en",
    "/expenses, ja", "/expenses, ja-easy", "/expenses, en",
    "/checkups, ja", "/checkups, ja-easy", "/checkups, en",
    "/eligibility, ja", "/eligibility, ja-easy", "/eligibility, en"
  })
  @DisplayName("三年分の行があっても、はじめて開くときの全部で 100 kB・6 要求まで。ほかのサイトには何も求めない")
  void isSmall(String path, String language) {
    serveThreeYears();
    Browser browser = PORTAL.hanako();
    Page page = browser.get(path + "?lang=" + language);
    Set<String> parts = parts(page.html());
    assertThat(parts).allMatch(part -> part.startsWith("/assets/"));
    int bytes =
        Stream.concat(Stream.of(path), parts.stream())
            .mapToInt(part -> browser.get(part, "Accept-Encoding", "gzip").bytes().length)
            .sum();
    assertThat(1 + parts.size()).as("requests").isLessThanOrEqualTo(MOST_REQUESTS);
    assertThat(bytes).as("bytes").isLessThanOrEqualTo(MOST_BYTES);
  }

  private static Set<String> parts(Document html) {
    Set<String> parts = new TreeSet<>(html.select("link[rel~=icon|stylesheet]").eachAttr("href"));
    parts.addAll(html.select("[src]").eachAttr("src"));
    return parts;
  }

  /** As many rows as somebody has who is treated every month. */
  private static void serveThreeYears() {
    PORTAL
        .world()
        .decides(
            MedicationApi.HISTORY,
            (caller, q) ->
                new Medicines(
                    IntStream.range(0, ROWS)
                        .mapToObj(
                            i ->
                                People.medicine(
                                    LocalDate.of(2026, 9, 3).minusDays(4 * i),
                                    "アムロジピン錠5mg「架空」" + i,
                                    "アムロジピンベシル酸塩"))
                        .toList(),
                    Optional.of(People.ARRIVED_UNTIL),
                    People.FIRST_MONTH,
                    Optional.empty()));
    PORTAL
        .world()
        .answers(
            TreatmentApi.HISTORY,
            new Treatments(
                IntStream.range(0, ROWS)
                    .mapToObj(
                        i ->
                            People.treatment(
                                LocalDate.of(2026, 9, 3).minusDays(i), "検査・病理", "末梢血液一般検査" + i))
                    .toList(),
                People.FIRST_MONTH,
                Optional.empty()));
    PORTAL
        .world()
        .answers(
            ExpenseApi.NOTICES,
            new Notices(
                IntStream.range(0, ROWS)
                    .mapToObj(
                        i ->
                            People.notice(
                                YearMonth.of(2023, 11).plusMonths(i / 9),
                                "医科外来",
                                "架空医院" + i % 9,
                                12_340,
                                8_638,
                                0,
                                3_702))
                    .toList(),
                List.of(),
                Optional.of(People.ARRIVED_UNTIL),
                People.FIRST_MONTH,
                Optional.empty()));
  }
}
