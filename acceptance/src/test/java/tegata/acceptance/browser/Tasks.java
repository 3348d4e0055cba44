package tegata.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.vertx.core.json.JsonObject;

/**
 * Every task of the portal, in the order of its page map, by one person with one hand. Whatever is
 * begun is taken back, so that the next can do the same with the same person.
 */
final class Tasks {
  private static final String CARRY_OVER = "form[action='/consents/carry-over']";

  private final Window window;
  private final Steps steps;
  private final JsonObject person;

  Tasks(Window window, Hand hand, JsonObject person) {
    this.window = window;
    this.steps = new Steps(window, hand);
    this.person = person;
  }

  /**
   * All of them.
   *
   * @param clerk of the person's insurer
   * @param code with which the person may become somebody's proxy
   * @param newcomer whose card is registered in the end
   */
  void all(Clerk clerk, String code, JsonObject newcomer) {
    steps.logIn(person);
    readsAnotherLanguage();
    looksForHelp();
    seesMedicines();
    seesCheckups();
    seesExpenses();
    showsEligibility();
    summarizes();
    downloads();
    decidesOnConsents();
    asksAboutAnAccess();
    takesProofs();
    actsForAnother(code);
    Procedures procedures = new Procedures(steps, clerk);
    procedures.deregisters();
    procedures.appliesForACertificate();
    readsNotices();
    new TaxTask(steps).prepares();
    stopsEverything();
    procedures.registers(newcomer);
    assertThat(window.takeComplaints()).isEmpty();
    assertThat(steps.unsent()).as("forms that nobody sends").isEmpty();
  }

  private void readsAnotherLanguage() {
    steps.follow("English");
    assertThat(language()).isEqualTo("en");
    steps.follow("日本語");
    assertThat(language()).isEqualTo("ja");
  }

  private String language() {
    return steps.at("html").getAttribute("lang");
  }

  private void looksForHelp() {
    steps.follow("使い方・ことば");
    steps.type("#q", "暗証番号");
    steps.press("さがす");
    assertThat(steps.main()).contains("「暗証番号」の説明は");
  }

  private void seesMedicines() {
    steps.follow("お薬");
    int all = steps.count(".medicine");
    Locator second = steps.at("#ingredient option:nth-child(2)");
    steps.choose("#ingredient", second.getAttribute("value"));
    steps.press("この期間を表示");
    int some = steps.count(".medicine");
    assertThat(some).isBetween(1, all);
    steps.take("a[href^='/medicines.csv']");
    steps.pressFirst("a[href^='/medicines?'][href$='print']");
    assertThat(steps.count(".medicine")).isEqualTo(some);
    steps.pressFirst("a[href='/medicines/hints']");
    assertThat(steps.heading()).isEqualTo("お薬の気づき");
    steps.follow("診療");
    assertThat(steps.heading()).startsWith("診療");
    steps.type("#from", "2025-01");
    steps.press("この期間を表示");
    assertThat(steps.count(".error-summary")).isZero();
  }

  private void seesCheckups() {
    steps.follow("健診");
    steps.pressFirst("main .card__link");
    assertThat(steps.heading()).startsWith("健診結果（");
    steps.pressFirst("main .row-link");
    assertThat(steps.heading()).startsWith("健診の推移：");
    steps.take("main a[href*='.csv']");
  }

  private void seesExpenses() {
    steps.follow("医療費");
    steps.type("#from", "令和７年１月");
    steps.press("この期間を表示");
    assertThat(steps.count("main tbody tr")).isPositive();
    steps.take("a[href^='/expenses.xlsx']");
  }

  private void showsEligibility() {
    steps.follow("資格情報");
    assertThat(steps.main()).contains(person.getString("name"));
    steps.take("a[href='/eligibility.pdf']");
  }

  private void summarizes() {
    steps.follow("受診用まとめ");
    int rows = steps.count("main input[name=hide]");
    steps.tick("main input[name=hide]");
    steps.press("選んだ行を出さない");
    assertThat(steps.count("main input[name=hide]:checked")).isOne();
    assertThat(steps.count("main input[name=hide]")).isEqualTo(rows);
    steps.take("a[href^='/summary.pdf']");
  }

  private void downloads() {
    steps.follow("データのダウンロード");
    steps.tick("main input[name=kind]");
    steps.press("中に入るものを確かめる");
    steps.take("main a[href^='/download']");
  }

  /** What is carried over goes there and back again. */
  private void decidesOnConsents() {
    steps.follow("ホーム");
    steps.follow("医療機関等への同意を確かめる・取り消す");
    String before = carriesOver();
    steps.pressFirst(CARRY_OVER + " button");
    assertThat(carriesOver()).isNotEqualTo(before);
    steps.pressFirst(CARRY_OVER + " button");
    assertThat(carriesOver()).isEqualTo(before);
    steps.pressFirst("main a[href$='/revoke']");
    steps.press("この同意を取り消す");
    assertThat(steps.heading()).isEqualTo("同意を取り消しました");
  }

  private String carriesOver() {
    return steps.at("td:has(" + CARRY_OVER + ") > span").innerText();
  }

  private void asksAboutAnAccess() {
    steps.follow("アクセス履歴");
    steps.choose("#who", "FACILITY");
    steps.press("この期間を表示");
    steps.take("main a[href^='/access-log.csv']");
    steps.pressFirst("main a[href$='/report']");
    steps.type("#text", "心当たりがありません。");
    steps.press("確認へ進む");
    steps.press("この内容で問い合わせる");
    assertThat(steps.heading()).startsWith("問い合わせ ");
  }

  private void takesProofs() {
    steps.follow("アクセス履歴");
    steps.pressFirst("main a[href^='/access-log/statement']");
    steps.press("この期間を表示");
    steps.take("main .downloads a");
    steps.follow("アクセス記録のログ");
    steps.type("#older", "1");
    steps.type("#newer", "2");
    steps.press("証明を見る");
    assertThat(steps.main()).contains("1件のログは、2件のログに続いています");
  }

  private void actsForAnother(String code) {
    steps.follow("家族・代理人");
    steps.press("招待コードを作る");
    assertThat(steps.heading()).isEqualTo("招待コードができました");
    steps.follow("家族・代理人");
    steps.press("取り消す");
    steps.type("#code", code);
    steps.press("代理人になる");
    sumsUpTheFamily();
    steps.follow("家族・代理人");
    steps.pressFirst("main form[action$='/show'] button");
    assertThat(steps.at(".proxy-banner").isVisible()).isTrue();
    steps.press("自分に戻る");
    steps.follow("家族・代理人");
    steps.pressFirst("main a[href$='/end']");
    steps.press("やめる");
    assertThat(steps.count("main form[action$='/show']")).isZero();
  }

  private void sumsUpTheFamily() {
    steps.follow("医療費");
    steps.follow("家族の分もあわせて合計する");
    assertThat(steps.main()).contains("全員の合計", person.getString("name"));
  }

  private void readsNotices() {
    steps.pressFirst(".site-header__notices");
    steps.pressFirst("main a[href^='/notices/']");
    steps.pressFirst(".site-header__notices");
    steps.follow("受け取るお知らせを選ぶ");
    steps.tick("main input[name=told]");
    steps.press("設定を保存する");
    assertThat(steps.main()).contains("お知らせの設定を保存しました。");
  }

  private void stopsEverything() {
    steps.logOut();
    steps.logIn(person);
    steps.follow("設定（ログイン中の端末）");
    assertThat(steps.main()).contains("この端末");
    steps.press("すべての端末からログアウトする");
    isLoggedOut();
    steps.logIn(person);
    steps.follow("家族・代理人");
    steps.follow("緊急停止");
    steps.press("いますぐ、すべて止める");
    isLoggedOut();
  }

  private void isLoggedOut() {
    window.open("/home");
    assertThat(window.path()).startsWith("/login");
  }
}
