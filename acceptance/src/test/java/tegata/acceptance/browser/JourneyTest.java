package tegata.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.SelectOption;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tegata.acceptance.system.Await;
import tegata.acceptance.system.RunningSystem;
import tegata.acceptance.system.SharedSystem;

/** A patient's whole way through the portal, in a real browser. */
@Tag("browser")
@ExtendWith({SharedSystem.class, Chromium.class})
class JourneyTest {
  private static final Duration INSURER = Duration.ofSeconds(30);
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final Pattern RECEIPT = Pattern.compile("D-\\d{6}-\\d{6}-\\d");

  private RunningSystem system;
  private Chromium chromium;

  @BeforeEach
  void begin(RunningSystem shared, Chromium started) {
    system = shared;
    chromium = started;
  }

  @Test
  @DisplayName("ログインから記録、ダウンロード、解除の申し込み、ログアウトまで、どのページも読みやすく通れる")
  void wholeWay() throws IOException {
    try (Window window = new Window(chromium.window(true), system.ready().getString("portal"))) {
      entering(window, system.person("見本　太郎"));
      records(window);
      downloads(window);
      aboutOneself(window);
      control(window);
      deduction(window);
      String receipt = leaving(window);
      assertThat(receipt).matches(RECEIPT);
      window.inspect("deregister-done");
      window.follow("進み具合のページを見る");
      assertThat(window.path()).isEqualTo("/applications/" + receipt);
      window.inspect("application");
      window.press("ログアウト");
      assertThat(window.heading()).isEqualTo("ログアウトしました");
      window.inspect("logout");
      window.open("/home");
      assertThat(window.path()).startsWith("/login");
    }
  }

  /** The signed challenge lives a minute, so the login page is looked at before the login. */
  private static void entering(Window window, JsonObject person) {
    window.open("/");
    window.inspect("landing");
    window.follow("カードでログイン");
    window.inspect("login");
    window.logIn(person);
    assertThat(window.heading()).isEqualTo("見本　太郎 さんの情報");
    window.inspect("home");
  }

  private static void records(Window window) {
    window.follow("お薬");
    assertThat(window.page().locator(".medicine").count()).isPositive();
    window.inspect("medicines");
    narrowed(window);
    window.follow("健診");
    window.inspect("checkups");
    window.page().locator(".card__link").first().click();
    assertThat(window.heading()).startsWith("健診結果（");
    window.inspect("checkup");
    window.follow("医療費");
    window.inspect("expenses");
    for (String page : new String[] {"/treatments", "/medicines/hints", "/expenses?family&print"}) {
      window.open(page);
      window.inspect(page.substring(1).replaceAll("[^a-z]", "-"));
    }
    window.open("/expenses");
  }

  /** By one ingredient: what is left, and what the same takes with it to print. */
  private static void narrowed(Window window) {
    window.page().locator("#ingredient").selectOption(new SelectOption().setIndex(1));
    window.press("この期間を表示");
    int some = window.page().locator(".medicine").count();
    assertThat(some).isPositive();
    window.inspect("medicines-of-one");
    window.follow("この期間のお薬をすべて1ページに表示（印刷用）");
    assertThat(window.page().locator(".medicine").count()).isEqualTo(some);
    window.open("/medicines?from=2026%E5%B9%B4&to=");
    assertThat(window.page().locator(".error-summary").isVisible()).isTrue();
    window.inspect("medicines-refused");
  }

  private static void downloads(Window window) throws IOException {
    window.page().locator("#from").fill("令和7年1月");
    window.page().locator("#to").fill("2025-12");
    window.press("この期間を表示");
    window.inspect("expenses-of-a-year");
    Download csv = download(window, "/expenses.csv");
    assertThat(Files.readString(csv.path())).startsWith("わたしの情報\r\n医療費通知情報\r\n");
    Download form = download(window, "/expenses.xlsx");
    try (Workbook workbook = WorkbookFactory.create(Files.newInputStream(form.path()))) {
      assertThat(workbook.getSheetAt(0).getPhysicalNumberOfRows()).isGreaterThan(1);
    }
  }

  private static void aboutOneself(Window window) {
    Await.until("the insurer's confirmation", INSURER, () -> isConfirmed(window));
    window.inspect("eligibility");
    window.follow("アクセス履歴");
    window.inspect("access-log");
    window.follow("利用登録");
    window.inspect("registration");
  }

  /** Who may see, who did, and what came of it. */
  private static void control(Window window) {
    for (String page :
        new String[] {
          "/consents",
          "/notices",
          "/proxies",
          "/proxies/stop",
          "/access-log?print",
          "/access-log/statement",
          "/settings",
          "/settings/notices",
          "/log"
        }) {
      window.open(page);
      window.inspect(page.substring(1).replaceAll("[^a-z]", "-"));
    }
  }

  /** Every question about a year's expenses, and what comes of them. */
  private static void deduction(Window window) {
    String year = "/tax/" + (LocalDate.now(JAPAN).getYear() - 1);
    window.open("/tax");
    window.inspect("tax");
    window.open(year);
    for (String page :
        new String[] {
          "/who",
          "/receipts",
          "/add",
          "/paste",
          "/upload",
          "/reimbursed",
          "/income",
          "/effort",
          "/result",
          "/export",
          "/delete"
        }) {
      window.open(year + page);
      assertThat(window.path()).isEqualTo(year + page);
      window.inspect("tax" + page.replace('/', '-'));
    }
  }

  /** The insurer has two seconds, which a busy machine may need for the first connection. */
  private static boolean isConfirmed(Window window) {
    window.follow("資格情報");
    return window.page().locator("main").innerText().contains("資格は有効です");
  }

  /** Asks for deregistration, and gives back the receipt number. */
  private static String leaving(Window window) {
    window.follow("利用登録");
    window.follow("利用登録の解除について");
    window.follow("申し込みに進む");
    window.press("この内容で解除を申し込む");
    assertThat(window.heading()).isEqualTo("受け付けました");
    return window.page().locator(".confirmation__number").innerText();
  }

  private static Download download(Window window, String path) {
    Locator link = window.page().locator("a[href^='" + path + "?']").first();
    return window.page().waitForDownload(link::click);
  }
}
