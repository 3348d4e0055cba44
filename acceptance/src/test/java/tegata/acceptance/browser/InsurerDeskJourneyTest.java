package tegata.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tegata.acceptance.portal.Browser;
import tegata.acceptance.portal.Deregistration;
import tegata.acceptance.system.Await;
import tegata.acceptance.system.RunningSystem;
import tegata.acceptance.system.SharedSystem;

/** Two clerks and an approver of one insurer, and what three applicants see of it. */
@Tag("browser")
@ExtendWith({SharedSystem.class, Chromium.class})
class InsurerDeskJourneyTest {
  private static final Duration DELIVERED = Duration.ofSeconds(30);
  private static final String QUEUE = "/insurer/deregistrations";
  private static final String OLD_CHARACTERS = "髙見本　﨑子";

  private RunningSystem system;
  private Chromium chromium;

  @BeforeEach
  void begin(RunningSystem shared, Chromium started) {
    system = shared;
    chromium = started;
  }

  @Test
  @DisplayName("保険者の職員が申請を受理し、差し戻し、まとめて決め、別の承認者が資格確認書を交付し、患者はだれが見たかを知る")
  void fromTheQueueToTheCertificate() throws IOException {
    Browser leaving = new Browser(system).logIn(system.person("例示　電子"));
    Browser returned = new Browser(system).logIn(system.person("手形　満"));
    String accepted = Deregistration.apply(leaving);
    String sentBack = Deregistration.apply(returned);
    String inFile = Deregistration.apply(new Browser(system).logIn(system.person("見本　つぼみ")));
    try (Window clerk = window();
        Window colleague = window();
        Window approver = window()) {
      beginsWork(clerk);
      queue(clerk, List.of(accepted, sentBack, inFile));
      purpose(colleague, system.staff("insurer-clerk", 3));
      decideAtOnce(clerk, colleague, accepted);
      givesBack(clerk, sentBack);
      sendsFile(clerk, inFile);
      members(clerk);
      lists(clerk);

      purpose(approver, system.staff("insurer-approver"));
      issues(approver, accepted);
      decidesOrder(clerk, approver);
    }
    assertThat(answer(returned, sentBack)).isEqualTo("差し戻されました");
    Await.until(
        "the day of the end", DELIVERED, () -> answer(leaving, accepted).equals("解除の日を待っています"));
    assertThat(leaving.get("/access-log").html().text())
        .contains("職員　受付1", "職員　受付8", "職員　承認1", "解除の申請の審査");
  }

  @Test
  @DisplayName("運営者の一覧は、見合わせも送り残しも食い違いも読める")
  void operatorsLists() {
    try (Window operator = window()) {
      operator.logInStaff(system.staff("operator"));
      for (String page : List.of("outbox", "held-back", "inquiries?answered", "conflicts")) {
        operator.open("/ops/" + page);
        assertThat(operator.path()).isEqualTo("/ops/" + page);
        operator.inspect("desk-ops-" + page.replace("?", "-"));
      }
      operator.open(QUEUE);
      assertThat(operator.heading()).isEqualTo("このページは表示できません");
      operator.inspect("desk-another-desk");
    }
  }

  /** Nobody's data opens before the purpose is said. */
  private void beginsWork(Window clerk) {
    clerk.logInStaff(system.staff("insurer-clerk"));
    assertThat(clerk.path()).isEqualTo("/insurer");
    clerk.inspect("desk-purpose");
    clerk.open("/insurer/members");
    assertThat(clerk.path()).isEqualTo("/insurer");
    clerk.press("この目的で始める");
    assertThat(clerk.page().locator(".error-summary").innerText()).contains("目的を選んでください");
    clerk.inspect("desk-purpose-missing");
    choosesPurpose(clerk);
  }

  private static void purpose(Window staff, JsonObject member) {
    staff.logInStaff(member);
    choosesPurpose(staff);
  }

  private static void choosesPurpose(Window staff) {
    staff.page().locator("input[value=EXAMINATION]").check();
    staff.press("この目的で始める");
    assertThat(staff.path()).isEqualTo(QUEUE);
  }

  private static void queue(Window clerk, List<String> waiting) {
    clerk.inspect("desk-queue");
    assertThat(clerk.page().locator("tbody th").allInnerTexts()).containsAll(waiting);
    assertThat(clerk.page().locator("tbody td:last-child").allInnerTexts()).isSorted();
  }

  /** Both look at the same application; the slower one is told, and loses nothing they wrote. */
  private static void decideAtOnce(Window clerk, Window colleague, String number) {
    colleague.follow(number);
    colleague.page().locator("#reason").selectOption("OTHER");
    colleague.page().locator("#comment").fill("電話で確かめます。");
    clerk.follow(number);
    assertThat(clerk.page().locator("main").innerText()).contains("例示　電子", "資格台帳", "５０１３");
    clerk.inspect("desk-examination");
    clerk.press("受理する");
    assertThat(status(clerk)).isEqualTo("保険者が受理しました");
    clerk.inspect("desk-accepted");

    colleague.press("この理由で差し戻す");
    assertThat(colleague.page().locator("[role=alert]").innerText())
        .contains("見ているあいだに、申請が変わりました", "電話で確かめます。");
    assertThat(status(colleague)).isEqualTo("保険者が受理しました");
    colleague.inspect("desk-conflict");
  }

  private static void givesBack(Window clerk, String number) {
    clerk.open(QUEUE + "/" + number);
    clerk.press("この理由で差し戻す");
    assertThat(clerk.page().locator(".error-summary").innerText()).contains("差し戻す理由");
    clerk.inspect("desk-return-missing");
    clerk.page().locator("#reason").selectOption("ADDRESS_UNKNOWN");
    clerk.page().locator("#comment").fill("新しい住所を教えてください。");
    clerk.press("この理由で差し戻す");
    assertThat(status(clerk)).isEqualTo("差し戻されました");
    clerk.open(QUEUE + "?show=returned");
    assertThat(clerk.page().locator("tbody th").allInnerTexts()).contains(number);
    clerk.inspect("desk-queue-returned");
  }

  /** What waits comes down as a file, and goes up with one decision and one mistake. */
  private static void sendsFile(Window clerk, String number) throws IOException {
    clerk.follow("まとめて決める");
    clerk.inspect("desk-decisions");
    Download file = clerk.page().waitForDownload(() -> clerk.follow("審査を待つ申請（CSV）"));
    FilePayload decided = decided(Files.readString(file.path()), number);
    clerk.page().locator("#file").setInputFiles(decided);
    clerk.press("たしかめるだけ");
    assertThat(clerk.page().locator("main").innerText()).contains("まだ何も決まっていません", "行目 決定");
    clerk.inspect("desk-decisions-checked");
    clerk.page().locator("#file").setInputFiles(decided);
    clerk.press("この内容で決める");
    assertThat(clerk.page().locator("[role=status]").innerText()).contains("1件が決まりました");
    clerk.inspect("desk-decisions-done");
    clerk.follow(number);
    assertThat(status(clerk)).isEqualTo("保険者が受理しました");
  }

  private static FilePayload decided(String waiting, String number) {
    String lines =
        waiting
            .lines()
            .map(line -> line.contains(number) ? accepting(line) : line)
            .collect(Collectors.joining("\r\n"));
    String wrong = "D-000000-000000-0,1,,,,承認,,,,";
    return new FilePayload(
        "decided.csv",
        "text/csv",
        (lines + "\r\n" + wrong + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  private static String accepting(String line) {
    String[] cells = line.split(",", -1);
    cells[5] = "受理";
    return String.join(",", cells);
  }

  /** New characters find old ones; an order for a certificate begins with the member found. */
  private static void members(Window clerk) {
    clerk.follow("加入者");
    clerk.inspect("desk-members");
    search(clerk, "あ");
    assertThat(clerk.page().locator(".error-summary").isVisible()).isTrue();
    clerk.inspect("desk-members-refused");
    search(clerk, "高見本");
    assertThat(clerk.page().locator("tbody th").innerText()).contains(OLD_CHARACTERS);
    search(clerk, "ﾐﾎﾝ ﾂ");
    assertThat(clerk.page().locator("tbody th").innerText()).contains("見本　つぼみ");
    search(clerk, "見本");
    clerk.inspect("desk-members-found");
    row(clerk, "見本　わかば").locator("button").click();
    assertThat(clerk.heading()).isEqualTo("加入者の紙");
    clerk.inspect("desk-member-papers");
    clerk.press("承認にまわす");
    assertThat(clerk.page().locator(".error-summary").isVisible()).isTrue();
    clerk.inspect("desk-member-papers-refused");
    clerk.page().locator("#ground").selectOption("SUPPORT_NEEDED");
    clerk.press("承認にまわす");
    clerk.inspect("desk-order-entered");
  }

  private static void search(Window clerk, String text) {
    clerk.page().locator("#text").fill(text);
    clerk.press("探す");
  }

  private static Locator row(Window window, String name) {
    return window.page().locator("tbody tr").filter(new Locator.FilterOptions().setHasText(name));
  }

  private static void lists(Window clerk) throws IOException {
    clerk.follow("一覧");
    clerk.inspect("desk-lists");
    assertThat(list(clerk, "A 利用登録をしていない人")).contains("仮名　未登子");
    assertThat(list(clerk, "B 利用登録を解除した人")).doesNotContain("仮名　未登子");
    assertThat(list(clerk, "C 証明書の期限が過ぎた人")).contains("手形　猶子");
    clerk.open("/insurer/new-members");
    assertThat(clerk.path()).isEqualTo("/insurer/new-members");
    clerk.inspect("desk-new-members");
    clerk.follow("見合わせ中");
    clerk.inspect("desk-held-back");
  }

  private static String list(Window clerk, String name) throws IOException {
    Download file = clerk.page().waitForDownload(() -> clerk.follow(name + "（CSV）"));
    return Files.readString(file.path());
  }

  private static void issues(Window approver, String number) {
    approver.open(QUEUE + "?show=to_issue");
    approver.follow(number);
    approver.page().locator("#issued-on").fill("きのう");
    approver.press("この内容で交付する");
    assertThat(approver.page().locator(".error-summary").isVisible()).isTrue();
    approver.inspect("desk-issue-refused");
    approver.open(QUEUE + "/" + number);
    approver.press("この内容で交付する");
    assertThat(approver.page().locator("main").innerText()).contains("交付した資格確認書を開いて印刷する");
    approver.inspect("desk-issued");
    approver.follow("交付した資格確認書を開いて印刷する");
    assertThat(approver.heading()).startsWith("資格確認書 P-");
    approver.inspect("desk-paper");
  }

  /** Who entered an order cannot decide it; another can. */
  private static void decidesOrder(Window clerk, Window approver) {
    approver.follow("資格確認書");
    approver.inspect("desk-certificates");
    approver.page().locator("tbody th a").first().click();
    approver.inspect("desk-order");
    String order = approver.path();
    clerk.open(order);
    assertThat(clerk.page().locator("main form").count()).isZero();
    approver.press("交付する");
    assertThat(approver.page().locator("main").innerText()).contains("行いました");
    approver.inspect("desk-order-done");
    clerk.open("/insurer/certificates");
    clerk.inspect("desk-certificates-none");
  }

  private static String status(Window staff) {
    return staff.page().locator(".answer__value").first().innerText();
  }

  private static String answer(Browser browser, String number) {
    return browser.get("/applications/" + number).html().select(".answer__value").text();
  }

  private Window window() {
    return new Window(chromium.window(true), system.ready().getString("portal"));
  }
}
