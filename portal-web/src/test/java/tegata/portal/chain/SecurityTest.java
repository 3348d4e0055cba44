package tegata.portal.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tegata.contract.IdentityApi;
import tegata.contract.RegistrationApi;
import tegata.portal.fixture.Browser;
import tegata.portal.fixture.Browser.Page;
import tegata.portal.fixture.TestPortal;

class SecurityTest {
  @RegisterExtension static final TestPortal PORTAL = new TestPortal();

  private static final Map<String, String> FORM = Map.of("form", UUID.randomUUID().toString());

  @ParameterizedTest
  @ValueSource(strings = {"/", "/home", "/nothing", "/expenses.csv"})
  @DisplayName("どの応答にも、厳しいヘッダーがつき、保存されない")
  void headersAreStrict(String path) {
    Page page = PORTAL.hanako().get(path);
    assertThat(page.header("Content-Security-Policy"))
        .startsWith("default-src 'none'; ")
        .contains("form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
    assertThat(page.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
    assertThat(page.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  @DisplayName("見た目のファイルだけは、内容のハッシュつきのアドレスで長く保存できる")
  void assetsMayBeKept() {
    String css =
        PORTAL.stranger().get("/").html().select("link[rel=stylesheet]").last().attr("href");
    Page asset = PORTAL.stranger().get(css);
    assertThat(asset.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
    assertThat(asset.header("Content-Type")).isEqualTo("text/css; charset=utf-8");
    String other = css.replaceFirst("/assets/[0-9a-f]+", "/assets/0000000000000000");
    assertThat(PORTAL.stranger().get(other).status()).isEqualTo(404);
    assertThat(PORTAL.stranger().get("/assets/../messages/messages_ja.properties").status())
        .isEqualTo(404);
  }

  @Test
  @DisplayName("セッションのクッキーは、スクリプトから読めず、よその POST にはつかない")
  void cookieIsGuarded() {
    String cookie = PORTAL.stranger().get("/login").header("Set-Cookie");
    assertThat(cookie)
        .startsWith("tegata-" + PORTAL.port() + "=")
        .containsIgnoringCase("; HttpOnly")
        .contains("; SameSite=Lax", "; Path=/");
  }

  @Test
  @DisplayName("合言葉のない送信は、何も変えずに断る")
  void refusesFormsWithoutToken() {
    Page page = PORTAL.hanako().post("/deregister", FORM, "Origin", PORTAL.origin());
    assertThat(page.status()).isEqualTo(403);
    assertThat(page.heading()).isEqualTo("送信を確かめられませんでした");
    assertThat(PORTAL.world().asked(RegistrationApi.DEREGISTER)).isEmpty();
  }

  @Test
  @DisplayName("ほかの人の合言葉では送信できない")
  void refusesAnotherSessionsToken() {
    String foreign = PORTAL.hanako().formToken();
    Map<String, String> form = Map.of("form", UUID.randomUUID().toString(), "_form", foreign);
    assertThat(PORTAL.hanako().post("/deregister", form).status()).isEqualTo(403);
    assertThat(PORTAL.world().asked(RegistrationApi.DEREGISTER)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Origin: null", "Origin: https://evil.example", "Sec-Fetch-Site: cross-site"})
  @DisplayName("よそのサイトからの送信は、合言葉があっても断る")
  void refusesForeignForms(String header) {
    Browser browser = PORTAL.hanako();
    Map<String, String> form =
        Map.of("form", UUID.randomUUID().toString(), "_form", browser.formToken());
    String[] parts = header.split(": ");
    assertThat(browser.post("/deregister", form, parts[0], parts[1]).status()).isEqualTo(403);
    assertThat(PORTAL.world().asked(RegistrationApi.DEREGISTER)).isEmpty();
  }

  @Test
  @DisplayName("合言葉は、二つのタブでも戻るボタンの後でも使える")
  void tokenServesTwoTabs() {
    Browser browser = PORTAL.hanako();
    String first = browser.formToken();
    browser.submit("/deregister", FORM);
    Map<String, String> form = Map.of("form", UUID.randomUUID().toString(), "_form", first);
    assertThat(browser.post("/deregister", form).status()).isEqualTo(303);
  }

  @Test
  @DisplayName("合言葉は開くたびに別の形で、縮めたページの大きさから推測できない。形のくずれたものは断る")
  void tokenNeverLooksTheSame() {
    Browser browser = PORTAL.hanako();
    String token = browser.formToken();
    assertThat(browser.formToken()).isNotEqualTo(token).hasSameSizeAs(token);
    assertThat(browser.get("/home", "Accept-Encoding", "gzip").header("Content-Encoding"))
        .isEqualTo("gzip");
    for (String wrong : List.of(token.substring(2), token + "00", "g" + token.substring(1), "")) {
      Map<String, String> form = Map.of("form", UUID.randomUUID().toString(), "_form", wrong);
      assertThat(browser.post("/deregister", form).status()).as(wrong).isEqualTo(403);
    }
  }

  @Test
  @DisplayName("セッションが終わった後の送信には、時間切れと伝える")
  void saysThatTheSessionEnded() {
    Page page = PORTAL.stranger().post("/deregister", FORM);
    assertThat(page.status()).isEqualTo(403);
    assertThat(page.heading()).isEqualTo("時間が過ぎたため、ログアウトしました");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/home",
        "/medicines",
        "/medicines.csv",
        "/medicines/hints",
        "/treatments",
        "/treatments.csv",
        "/checkups",
        "/checkups/2026-06-03",
        "/expenses",
        "/expenses.csv",
        "/expenses.xlsx",
        "/eligibility",
        "/registration",
        "/deregister",
        "/deregister/about",
        "/deregister/check",
        "/deregister/done/D-202611-000042-7",
        "/applications",
        "/applications/D-202611-000042-7",
        "/access-log",
        "/access-log.csv"
      })
  @DisplayName("本人のページは、ログインしていない人には開かない")
  void personalPagesNeedALogin(String path) {
    Page page = PORTAL.stranger().get(path);
    assertThat(page.status()).isEqualTo(302);
    assertThat(page.header("Location")).startsWith("/login?next=");
  }

  @Test
  @DisplayName("ほかの名前で呼ばれたら、正しいアドレスへ案内する")
  void redirectsAnotherHost() throws IOException {
    assertThat(raw("GET /help?x=1 HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 302 ")
        .containsIgnoringCase("location: " + PORTAL.origin() + "/help?x=1\r\n");
    assertThat(
            raw(
                "POST /login/return HTTP/1.1\r\nHost: evil.example\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 400 ");
    assertThat(PORTAL.world().asked(IdentityApi.RETURN_LOGIN)).isEmpty();
  }

  @Test
  @DisplayName("64KiB を超える送信は読み込まずに断る")
  void refusesLargeBodies() {
    Map<String, String> form = Map.of("challenge", "x".repeat(70_000));
    Page page = PORTAL.stranger().post("/login/return", form);
    assertThat(page.status()).isEqualTo(413);
    assertThat(page.heading()).isEqualTo("送られた内容が大きすぎます");
    assertThat(PORTAL.world().asked(IdentityApi.RETURN_LOGIN)).isEmpty();
  }

  private static String raw(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", PORTAL.port())) {
      socket.setSoTimeout(5000);
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
