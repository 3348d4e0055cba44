package tegata.portal.trouble;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.logstash.logback.encoder.LogstashEncoder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import tegata.contract.Fault;
import tegata.contract.RegistrationApi;
import tegata.domain.registration.Deregistration.Status;
import tegata.portal.fixture.Browser;
import tegata.portal.fixture.Browser.Page;
import tegata.portal.fixture.People;
import tegata.portal.fixture.TestPortal;

/** What a visitor writes comes neither into a line of the log nor into a header of an answer. */
class TroubleLinesTest {
  @RegisterExtension static final TestPortal PORTAL = new TestPortal();

  /** Line breaks, the end of a JSON text, a terminal's colours, words from right to left. */
  private static final String HOSTILE =
      "taro%0d%0ataro%22%7d%1b%5b31mtaro%e2%80%ae$%7bjndi:ldap:taro%7d";

  private final Logger logger = (Logger) LoggerFactory.getLogger(TroublePages.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final LogstashEncoder encoder = new LogstashEncoder();

  @BeforeEach
  void listen() {
    encoder.setContext(logger.getLoggerContext());
    encoder.start();
    lines.start();
    logger.addAppender(lines);
  }

  @AfterEach
  void stop() {
    logger.detachAppender(lines);
  }

  @ParameterizedTest
  @CsvSource({
    "INTERNAL, ERROR, request %s failed: /applications/:number",
    "TIMEOUT, WARN, request %s: TIMEOUT at /applications/:number"
  })
  @DisplayName("失敗の一行は、番号とページの型だけで、訪れた人が書いたものを含まない")
  void tellsNothingThatWasWritten(Fault.Kind kind, String level, String line) throws IOException {
    PORTAL.world().fails(RegistrationApi.APPLICATION, kind, "told");
    Browser browser = PORTAL.hanako();
    browser.get("/home");
    lines.list.clear();

    String answer = raw(browser, "GET /applications/" + HOSTILE + "?taro");

    assertThat(answer).contains(" 50");
    String request = header(answer, "x-request-id");
    assertThat(lines.list)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.getFormattedMessage()).isEqualTo(line.formatted(request));
              String written = new String(encoder.encode(event), UTF_8);
              assertThat(written.strip().lines()).hasSize(1);
              assertThat(written).doesNotContain("taro", "jndi", "\u001b", "\u202e");
              assertThat(new JsonObject(written).getString("level")).isEqualTo(level);
            });
  }

  @Test
  @DisplayName("訪れた人の誤りは、何を書かれても一行も残さない")
  void saysNothingOfMistakes() throws IOException {
    Browser browser = PORTAL.hanako();
    browser.get("/home");
    lines.list.clear();

    assertThat(raw(browser, "GET /" + HOSTILE)).startsWith("HTTP/1.1 404");
    assertThat(raw(browser, "GET /notices/" + HOSTILE)).startsWith("HTTP/1.1 404");

    assertThat(lines.list).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/applications/D%0d%0aX-Split:%20yes/withdraw",
        "/applications/D%0aX-Split:%20yes/withdraw",
        "/applications/D%e5%98%8a%e5%98%8dX-Split:%20yes/withdraw"
      })
  @DisplayName("アドレスの改行は、応答のヘッダーを分けない")
  void splitsNoAnswer(String path) {
    PORTAL.world().answers(RegistrationApi.WITHDRAW, People.application(Status.WITHDRAWN));
    Page page = PORTAL.hanako().submit(path, Map.of());

    assertThat(page.answer().headers().map()).doesNotContainKey("x-split");
    assertThat(page.header("Location")).matches("[\\x21-\\x7e]*");
  }

  /** As no client would send it, in the session of a browser. */
  private static String raw(Browser browser, String start) throws IOException {
    String cookies =
        String.join(
            "; ",
            browser.cookies().entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .toList());
    String head =
        String.join(
            "\r\n",
            List.of(
                start + " HTTP/1.1",
                "Host: localhost:" + PORTAL.port(),
                "User-Agent: ${jndi:ldap:taro}" + "taro".repeat(500),
                "Cookie: " + cookies,
                "Connection: close",
                "",
                ""));
    try (Socket socket = new Socket("localhost", PORTAL.port())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(head.getBytes(ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  private static String header(String answer, String name) {
    return answer
        .lines()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst()
        .orElseThrow();
  }
}
