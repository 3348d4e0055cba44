package tegata.acceptance.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tegata.acceptance.system.RunningSystem;
import tegata.acceptance.system.SharedSystem;

@ExtendWith(SharedSystem.class)
class LoginTest {
  private static final String SPENT = "ログインの確認が時間切れになりました";

  private RunningSystem system;
  private JsonObject person;
  private Browser browser;

  @BeforeEach
  void begin(RunningSystem shared) {
    system = shared;
    person = system.person("見本　花子");
    browser = new Browser(system);
  }

  @Test
  @DisplayName("カードで入ると、セッションは新しい番号になり、ホームが開く")
  void logsIn() {
    String finish = browser.cardReturns(browser.challenge(), person);
    Map<String, String> before = Map.copyOf(browser.cookies());

    assertThat(browser.get(finish).location()).isEqualTo("/home");
    assertThat(browser.cookies().values()).doesNotContainAnyElementsOf(before.values());
    assertThat(browser.get("/home").heading()).contains("見本　花子");
  }

  @Test
  @DisplayName("一度使ったチャレンジでは、二度めは入れない")
  void refusesASpentChallenge() {
    String challenge = browser.challenge();
    JsonObject signed = new CardReader(system).sign(person, challenge);
    String first = signedReturn(challenge, signed).location();
    assertThat(browser.get(first).location()).isEqualTo("/home");
    browser.submit("/logout", Map.of());

    Page again = browser.get(signedReturn(challenge, signed).location());

    assertThat(again.status()).isEqualTo(403);
    assertThat(again.heading()).isEqualTo(SPENT);
    assertLoggedOut(browser);
  }

  @Test
  @DisplayName("ほかのブラウザーでは入れず、始めたブラウザーではなお入れる")
  void refusesAnotherBrowser() {
    String finish = browser.cardReturns(browser.challenge(), person);
    Browser other = new Browser(system);
    other.challenge();

    Page refused = other.get(finish);

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.heading()).isEqualTo("別のブラウザーで始めたログインです");
    assertLoggedOut(other);
    assertLoggedOut(new Browser(system));
    assertThat(browser.get(finish).location()).isEqualTo("/home");
  }

  @Test
  @DisplayName("20 の同時の受け取りのうち、入れるのは一つだけである")
  void finishesOnce() {
    String finish = browser.cardReturns(browser.challenge(), person);
    Map<String, String> cookies = Map.copyOf(browser.cookies());
    List<Browser> twins = IntStream.range(0, 20).mapToObj(i -> new Browser(system)).toList();
    twins.forEach(twin -> twin.cookies().putAll(cookies));
    ExecutorService threads = Executors.newFixedThreadPool(twins.size());
    try {
      List<CompletableFuture<Page>> pages =
          twins.stream()
              .map(twin -> CompletableFuture.supplyAsync(() -> twin.get(finish), threads))
              .toList();
      List<Page> answers = pages.stream().map(CompletableFuture::join).toList();

      assertThat(answers).filteredOn(page -> page.location().equals("/home")).hasSize(1);
      assertThat(answers).filteredOn(page -> page.status() == 403).hasSize(19);
    } finally {
      threads.shutdownNow();
    }
  }

  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource({"'',''", "garbage,garbage", "AAAA,AAAA", "MIIB,====", "'<x>',%00"})
  @DisplayName("読めない証明書や署名では入れない")
  void refusesGarbage(String certificate, String signature) {
    String finish = browser.cardReturns(browser.challenge(), certificate, signature).location();
    Page page = browser.get(finish);

    assertThat(page.status()).isEqualTo(403);
    assertThat(page.heading()).isEqualTo("カードを確認できませんでした");
    assertLoggedOut(browser);
  }

  @ParameterizedTest
  @CsvSource({
    "''",
    "x",
    "tegata-login:v1:http://localhost:1",
    "'tegata-login:v1:http://localhost:1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'"
  })
  @DisplayName("私たちが出していないチャレンジでは入れない")
  void refusesForeignChallenges(String challenge) {
    Page page = browser.cardReturns(challenge, "AAAA", "AAAA");

    assertThat(page.status()).isIn(303, 400);
    if (page.status() == 303) {
      assertThat(browser.get(page.location()).status()).isEqualTo(403);
    }
    assertLoggedOut(browser);
  }

  @Test
  @DisplayName("戻りの本文が欠けていても、作りものの受け取りでも、入れない")
  void refusesEmptyReturns() {
    assertThat(browser.post("/login/return", Map.of()).status()).isEqualTo(400);
    assertThat(browser.get("/login/finish").status()).isEqualTo(403);
    assertThat(browser.get("/login/finish?c=%00%ff").status()).isIn(400, 403);
    assertLoggedOut(browser);
  }

  private Page signedReturn(String challenge, JsonObject signed) {
    return browser.cardReturns(
        challenge, signed.getString("certificate"), signed.getString("signature"));
  }

  private static void assertLoggedOut(Browser browser) {
    assertThat(browser.get("/home").location()).startsWith("/login");
  }
}
