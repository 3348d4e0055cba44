package tegata.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Every task of the portal, in the order of its page map, by one person with one hand. Whatever is
 * begun is taken back, so that the next can do the same with the same person.
 */
final class Tasks {
  private static final int LAST_YEAR = LocalDate.now(ZoneId.of("Asia/Tokyo")).getYear() - 1;

  private final Window window;
  private final Page page;
  private final Hand hand;
  private final JsonObject person;

  Tasks(Window window, Hand hand, JsonObject person) {
    this.window = window;
    this.page = window.page();
    this.hand = hand;
    this.person = person;
  }

  /**
   * All of them.
   *
   * @param code with which the person may become somebody's proxy
   */
  void all(String code) {
    logsIn();
    readsAnotherLanguage();
    looksForHelp();
    seesMedicines();
    seesCheckups();
    seesExpenses();
    showsEligibility();
    summarizes();
    downloads();
    revokesAConsent();
    asksAboutAnAccess();
    takesAStatement();
    actsForAnother(code);
    deregistersAndWithdraws();
    appliesForACertificateAndWithdraws();
    readsNotices();
    preparesTaxes();
    stopsEverything();
    assertThat(window.takeComplaints()).isEmpty();
  }

  private void logsIn() {
    window.open("/");
    follow("カードでログイン");
    follow("カードを読み取る");
    hand.choose(page.locator("#card"), person.getString("cardId"));
    hand.type(page.locator("#pin"), person.getString("pin"));
    press("本人確認する");
    press("ポータルへもどる");
    assertThat(window.path()).isEqualTo("/home");
  }

  private void readsAnotherLanguage() {
    follow("English");
    assertThat(page.locator("html").getAttribute("lang")).isEqualTo("en");
    follow("日本語");
    assertThat(page.locator("html").getAttribute("lang")).isEqualTo("ja");
  }

  private void looksForHelp() {
    follow("使い方・ことば");
    hand.type(page.locator("#q"), "暗証番号");
    press("さがす");
    assertThat(main()).contains("「暗証番号」の説明は");
  }

  private void seesMedicines() {
    follow("お薬");
    int all = page.locator(".medicine").count();
    Locator ingredient = page.locator("#ingredient");
    hand.choose(ingredient, ingredient.locator("option").nth(1).getAttribute("value"));
    press("この期間を表示");
    int some = page.locator(".medicine").count();
    assertThat(some).isBetween(1, all);
    assertThat(taken("a[href^='/medicines.csv']")).isPositive();
    press(page.locator("a[href^='/medicines?'][href$='print']"));
    assertThat(page.locator(".medicine").count()).isEqualTo(some);
    follow("診療");
    assertThat(window.heading()).startsWith("診療");
  }

  private void seesCheckups() {
    follow("健診");
    press(page.locator("main .card__link").first());
    assertThat(window.heading()).startsWith("健診結果（");
    press(page.locator("main .row-link").first());
    assertThat(window.heading()).startsWith("健診の推移：");
    assertThat(taken("main a[href*='.csv']")).isPositive();
  }

  private void seesExpenses() {
    follow("医療費");
    hand.type(page.locator("#from"), "令和７年１月");
    press("この期間を表示");
    assertThat(page.locator("main tbody tr").count()).isPositive();
    assertThat(taken("a[href^='/expenses.xlsx']")).isPositive();
  }

  private void showsEligibility() {
    follow("資格情報");
    assertThat(main()).contains(person.getString("name"));
    assertThat(taken("a[href='/eligibility.pdf']")).isPositive();
  }

  private void summarizes() {
    follow("受診用まとめ");
    int rows = page.locator("main input[name=hide]").count();
    hand.tick(page.locator("main input[name=hide]").first());
    press("選んだ行を出さない");
    assertThat(page.locator("main input[name=hide]:checked").count()).isOne();
    assertThat(page.locator("main input[name=hide]").count()).isEqualTo(rows);
    assertThat(taken("a[href^='/summary.pdf']")).isPositive();
  }

  private void downloads() {
    follow("データのダウンロード");
    hand.tick(page.locator("main input[name=kind]").first());
    press("中に入るものを確かめる");
    assertThat(taken("main a[href^='/download']")).isPositive();
  }

  private void revokesAConsent() {
    follow("ホーム");
    follow("医療機関等への同意を確かめる・取り消す");
    press(page.locator("main a[href$='/revoke']").first());
    press("この同意を取り消す");
    assertThat(window.heading()).isEqualTo("同意を取り消しました");
  }

  private void asksAboutAnAccess() {
    follow("アクセス履歴");
    press(page.locator("main a[href$='/report']").first());
    hand.type(page.locator("#text"), "心当たりがありません。");
    press("確認へ進む");
    press("この内容で問い合わせる");
    assertThat(window.heading()).startsWith("問い合わせ ");
  }

  private void takesAStatement() {
    follow("アクセス履歴");
    press(page.locator("main a[href^='/access-log/statement']"));
    assertThat(taken("main .downloads a")).isPositive();
  }

  private void actsForAnother(String code) {
    follow("家族・代理人");
    press("招待コードを作る");
    assertThat(window.heading()).isEqualTo("招待コードができました");
    follow("家族・代理人");
    press("取り消す");
    hand.type(page.locator("#code"), code);
    press("代理人になる");
    sumsUpTheFamily();
    follow("家族・代理人");
    press(page.locator("main form[action$='/show'] button").first());
    assertThat(page.locator(".proxy-banner").isVisible()).isTrue();
    press("自分に戻る");
    follow("家族・代理人");
    press(page.locator("main a[href$='/end']").first());
    press("やめる");
    assertThat(page.locator("main form[action$='/show']").count()).isZero();
  }

  private void sumsUpTheFamily() {
    follow("医療費");
    follow("家族の分もあわせて合計する");
    assertThat(main()).contains("全員の合計", person.getString("name"));
  }

  private void readsNotices() {
    press(page.locator(".site-header__notices"));
    press(page.locator("main a[href^='/notices/']").first());
    press(page.locator(".site-header__notices"));
    follow("受け取るお知らせを選ぶ");
    hand.tick(page.locator("main input[name=told]").first());
    press("設定を保存する");
    assertThat(main()).contains("お知らせの設定を保存しました。");
  }

  private void deregistersAndWithdraws() {
    follow("利用登録");
    follow("利用登録の解除について");
    follow("申し込みに進む");
    press("この内容で解除を申し込む");
    assertThat(window.heading()).isEqualTo("受け付けました");
    follow("進み具合のページを見る");
    follow("申し込みを取り下げる");
    press("取り下げる");
    assertThat(main()).contains("取り下げ");
  }

  private void appliesForACertificateAndWithdraws() {
    follow("利用登録");
    follow("資格確認書の申し込みについて");
    follow("申し込みに進む");
    hand.tick(page.locator("input[name=reason]").first());
    hand.type(page.locator("#note"), "カードの読み取りがむずかしい。");
    press("確認に進む");
    press("この内容で資格確認書を申し込む");
    assertThat(window.heading()).isEqualTo("受け付けました");
    follow("進み具合のページを見る");
    follow("申し込みを取り下げる");
    press("取り下げる");
    assertThat(main()).contains("取り下げ");
  }

  private void preparesTaxes() {
    follow("医療費");
    follow("医療費控除の準備をする");
    follow(LAST_YEAR + "年分");
    press("次へ進む");
    follow("領収書を1枚足す");
    hand.type(page.locator("#payee"), "見本薬局");
    hand.type(page.locator("#paid"), "１２０，０００");
    hand.tick(page.locator("input[value=MEDICINE]"));
    press("足す");
    follow("次へ進む");
    follow("次へ進む（これ以上ない）");
    hand.type(page.locator("#income"), "3,000,000");
    press("次へ進む");
    hand.tick(page.locator("input[name=effort][value=no]"));
    press("結果を見る");
    assertThat(page.locator(".answer").isVisible()).isTrue();
    follow("ファイルを作る");
    assertThat(taken("main a[href*='.xlsx']")).isPositive();
    press(page.locator("main a[href$='/result']").first());
    follow("この下書きを消す");
    press("下書きを消す");
    assertThat(window.path()).startsWith("/tax");
  }

  private void stopsEverything() {
    press("ログアウト");
    assertThat(window.heading()).isEqualTo("ログアウトしました");
    logsIn();
    follow("設定（ログイン中の端末）");
    assertThat(main()).contains("この端末");
    follow("家族・代理人");
    follow("緊急停止");
    press("いますぐ、すべて止める");
    window.open("/home");
    assertThat(window.path()).startsWith("/login");
  }

  private String main() {
    return page.locator("main").innerText();
  }

  private void follow(String name) {
    press(named(AriaRole.LINK, name));
  }

  private void press(String name) {
    press(named(AriaRole.BUTTON, name));
  }

  private void press(Locator control) {
    hand.press(control);
  }

  private Locator named(AriaRole role, String name) {
    return page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true)).first();
  }

  /** How large the file is that a link leads to. */
  private long taken(String link) {
    Download file = page.waitForDownload(() -> hand.take(page.locator(link).first()));
    try {
      return Files.size(file.path());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
