package tegata.acceptance.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tegata.acceptance.portal.Browser;
import tegata.acceptance.system.Finished;
import tegata.acceptance.system.RunningSystem;
import tegata.acceptance.system.SharedSystem;

/** {@code ./tegata import} into the running system, and what the patient then sees. */
@ExtendWith(SharedSystem.class)
class ImportTest {
  private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Tokyo"));
  private static final YearMonth MONTH = YearMonth.from(TODAY).minusMonths(5);

  @TempDir private Path folder;
  private RunningSystem system;
  private String card;
  private Browser browser;

  @BeforeEach
  void begin(RunningSystem shared) {
    system = shared;
    card = system.person("仮名　未登子").getString("cardId");
    browser = new Browser(system).logIn(system.person("仮名　未登子"));
  }

  @Test
  @DisplayName("試行は何も残さず、取込は残し、同じファイルは変更なし、訂正は置き換える")
  void isIdempotentAndReplaces() throws IOException {
    Path first = written("医療費情報.csv", new ExpenseFile(TODAY.minusDays(9), MONTH, 5_000).text());
    Path corrected = written("訂正.csv", new ExpenseFile(TODAY.minusDays(1), MONTH, 6_010).text());

    assertCounts(importing(first, "--dry-run"), "accepted=2 (held=0) replaced=0 unchanged=0");
    assertThat(shown()).doesNotContain("架空取込医院");
    assertCounts(importing(first), "accepted=2 (held=0) replaced=0 unchanged=0");
    assertThat(shown()).contains("架空取込医院", "5,000");
    assertCounts(importing(first), "accepted=0 (held=0) replaced=0 unchanged=2");
    assertCounts(importing(corrected), "accepted=0 (held=0) replaced=2 unchanged=0");
    assertThat(shown()).contains("6,010").doesNotContain("5,000");
    assertCounts(importing(first), "accepted=0 (held=0) replaced=0 unchanged=2");
    assertThat(shown()).contains("6,010");
  }

  @Test
  @DisplayName("読めないファイルは場所と理由を言い、終了コード 1 で、何も残さない")
  void refusesGarbage() throws IOException {
    String file = new ExpenseFile(TODAY.minusDays(9), MONTH.minusMonths(1), 7_770).text();
    Path broken = written("こわれた.csv", file.replace(",7770\r\n", ",七千円\r\n"));
    Path nothing = written("何でもない.bin", "\u0000\u0001\u0002not a format");

    Finished amounts = importing(broken);
    Finished unknown = importing(nothing);

    assertThat(amounts.exit()).as(amounts.output()).isEqualTo(1);
    assertThat(amounts.output())
        .contains("rejected=1")
        .containsPattern("rejected  .+: .+ \\(.+\\)");
    assertThat(unknown.exit()).as(unknown.output()).isEqualTo(1);
    assertThat(unknown.output()).contains("何でもない.bin").contains("rejected=1");
    assertThat(shown()).doesNotContain("七千円");
  }

  @Test
  @DisplayName("ないファイルと知らないカードは、わけを言って断る")
  void refusesUnknownFilesAndCards() throws IOException {
    Path file = written("医療費情報.csv", new ExpenseFile(TODAY, MONTH, 5_000).text());

    Finished missing = importing(folder.resolve("ない.csv"));
    Finished stranger = system.command("import", "--person", "NOBODY", file.toString());

    assertThat(missing.exit()).as(missing.output()).isNotZero();
    assertThat(missing.output()).contains("ない.csv").doesNotContain("\tat ");
    assertThat(stranger.exit()).as(stranger.output()).isNotZero();
    assertThat(stranger.output()).contains("card-unknown").doesNotContain("\tat ");
  }

  private Finished importing(Path file, String... options) {
    return options.length == 0
        ? system.command("import", "--person", card, file.toString())
        : system.command("import", options[0], "--person", card, file.toString());
  }

  private String shown() {
    return browser.get("/expenses").text();
  }

  private Path written(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private static void assertCounts(Finished finished, String counts) {
    assertThat(finished.exit()).as(finished.output()).isZero();
    assertThat(finished.output()).contains("合計  " + counts);
  }
}
