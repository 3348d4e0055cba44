package tegata.acceptance.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
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

  private static final String NOBODYS_INSURER = "39139998";

  private static final Pattern VERSION =
      Pattern.compile("insurer=" + NOBODYS_INSURER + ".*\\R *choose ([0-9a-f]{64}) ([0-9a-f]{64})");

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

  @Test
  @DisplayName("食い違うレセプトはコマンドで並び、選べ、選び直せる。ない版は選べず、終了コード 1")
  void decidesBetweenClaims() throws IOException {
    Path both = Files.createDirectory(folder.resolve("receipts"));
    Files.write(both.resolve("1.UKE"), claim(1));
    Files.write(both.resolve("2.UKE"), claim(2));
    assertThat(system.command("import", both.toString()).output()).contains("claim-conflict");

    Finished open = system.command("intake", "open");
    List<MatchResult> versions = VERSION.matcher(open.output()).results().toList();
    assertThat(versions).as(open.output()).hasSize(2);
    String claim = versions.get(0).group(1);
    Finished none = system.command("intake", "choose", claim, "0".repeat(64));
    assertThat(none.exit()).as(none.output()).isEqualTo(1);
    for (MatchResult version : versions) {
      Finished chosen = system.command("intake", "choose", claim, version.group(2));
      assertThat(chosen.exit()).as(chosen.output()).isZero();
    }
  }

  /** A visit of somebody nobody knows, with 初診 and so many 再診. */
  private static byte[] claim(int revisits) {
    return """
        IR,1,13,1,9999913,,架空内科医院,%1$s,00,
        RE,1,1112,%1$s,架空　知不,1,19800110,,,,,,,K0001
        HO,%2$s,１２－３,４５６,1,%3$d
        SI,11,1,111000110,,291,1,,,,,,,,,1
        SI,12,1,112007410,,75,%4$d,,,,,,,,,,%4$d
        """
        .formatted(
            MONTH.toString().replace("-", ""), NOBODYS_INSURER, 291 + 75 * revisits, revisits)
        .getBytes(Charset.forName("windows-31j"));
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
