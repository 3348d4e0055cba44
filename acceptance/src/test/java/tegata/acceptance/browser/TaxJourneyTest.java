package tegata.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tegata.acceptance.system.RunningSystem;
import tegata.acceptance.system.SharedSystem;

/** A family of three: the filer, one whose proxy they are, and a child with receipts on paper. */
@Tag("browser")
@ExtendWith({SharedSystem.class, Chromium.class})
class TaxJourneyTest {
  private static final String YEAR = "/tax/2025/";

  private RunningSystem system;
  private Chromium chromium;

  @BeforeEach
  void begin(RunningSystem shared, Chromium started) {
    system = shared;
    chromium = started;
  }

  @Test
  @DisplayName("JavaScript を切っていても、家族3人の1年分を、ログインから結果とファイルまで進め、最後に下書きを消す")
  void fromLoginToTheFiles() {
    try (Window family = window();
        Window filer = window()) {
      family.logIn(system.person("見本　花子"));
      family.open("/proxies");
      family.press("招待コードを作る");
      String code = family.page().locator(".lead").first().innerText();
      filer.logIn(system.person("見本　太郎"));
      filer.open("/proxies");
      filer.page().locator("#code").fill(code);
      filer.press("代理人になる");

      begins(filer);
      adds(filer);
      String better = finishes(filer);
      assertThat(better).contains("有利です");
      filer.open(YEAR + "delete");
      filer.press("下書きを消す");
      assertThat(filer.path()).startsWith("/tax");
    }
  }

  private static void begins(Window filer) {
    filer.open("/expenses");
    filer.follow("医療費控除の準備をする");
    filer.follow("2025年分");
    filer.page().locator("input[name=person]").first().check();
    filer.press("次へ進む");
    assertThat(filer.page().locator("main").innerText()).contains("見本　花子", "柔道整復");
  }

  private static void adds(Window filer) {
    filer.follow("領収書を1枚足す");
    filer.page().locator("#person").fill("見本　子");
    filer.page().locator("#payee").fill("=見本薬局");
    filer.page().locator("#paid").fill("－５００");
    filer.press("足す");
    assertThat(filer.page().locator(".error-summary").innerText()).contains("先頭に", "種類", "マイナス");
    filer.page().locator("#payee").fill("見本薬局");
    filer.page().locator("#paid").fill("１５，０００");
    filer.page().locator("input[value=MEDICINE]").check();
    filer.page().locator("input[name=selfMedication]").check();
    filer.press("足す");
    filer.follow("たくさんの行を貼り付ける");
    filer.page().locator("#lines").fill("見本　子,見本歯科,診療,\"150,000\",2025-05-01");
    filer.press("貼り付けた行を足す");
    assertThat(filer.page().locator("main").innerText()).contains("見本歯科", "150,000円");
    filer.page().locator("tbody tr").first().getByRole(AriaRole.LINK).click();
    filer.page().locator("#paid").fill("0");
    filer.press("保存する");
    filer.open(YEAR + "upload");
  }

  private static String finishes(Window filer) {
    filer.open(YEAR + "reimbursed?of=見本　子");
    filer.page().locator("input[name=row]").first().check();
    filer.page().locator("input[value=INSURANCE]").check();
    filer.page().locator("#yen").fill("20000");
    filer.press("この補填を足す");
    filer.follow("次へ進む（これ以上ない）");
    filer.page().locator("#income").fill("5,000,000");
    filer.press("次へ進む");
    filer.page().locator("input[value=yes]").check();
    filer.press("結果を見る");
    String better = filer.page().locator(".answer").innerText();
    filer.follow("ファイルを作る");
    return better;
  }

  private Window window() {
    return new Window(chromium.window(false), system.ready().getString("portal"));
  }
}
