package tegata.acceptance.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tegata.acceptance.system.Await;
import tegata.acceptance.system.RunningSystem;
import tegata.acceptance.system.SharedSystem;

/** A statement as a patient saves it, checked by the program that needs nothing of ours. */
@ExtendWith(SharedSystem.class)
class StatementDownloadTest {
  @TempDir Path dir;
  private Browser browser;
  private JsonObject statement;

  @BeforeEach
  void download(RunningSystem system) {
    browser = new Browser(system).logIn(system.person("見本　花子"));
    Await.until("a head covers the login", Duration.ofSeconds(10), () -> rows(fetch()) > 0);
    statement = fetch();
  }

  @Test
  @DisplayName("保存した証明書は、公開ページの鍵のものとして、検査プログラムに合格する")
  void holds() throws IOException, InterruptedException {
    String key =
        new JsonObject(browser.get("/log/head.json").text()).getString("head").split(" ")[5];

    assertThat(verify(statement.encode(), key)).isZero();
  }

  @Test
  @DisplayName("一文字でも書きかえた証明書や、ほかの鍵の証明書は合格しない")
  void doesNotHoldWhenChanged() throws IOException, InterruptedException {
    String changed = statement.encode().replaceFirst("\"kind\":\"LOGIN\"", "\"kind\":\"LOGIM\"");

    assertThat(changed).isNotEqualTo(statement.encode());
    assertThat(verify(changed)).isEqualTo(1);
    assertThat(verify(statement.encode(), "0".repeat(64))).isEqualTo(1);
  }

  private JsonObject fetch() {
    Page file = browser.get("/access-log/statement.json");
    return file.status() == 200 ? new JsonObject(file.text()) : new JsonObject();
  }

  private static long rows(JsonObject statement) {
    return statement.getJsonArray("rows", new JsonArray()).stream()
        .map(row -> ((JsonObject) row).getJsonObject("entry").getString("kind"))
        .filter("LOGIN"::equals)
        .count();
  }

  private int verify(String content, String... key) throws IOException, InterruptedException {
    Path file = Files.writeString(dir.resolve("statement.json"), content, StandardCharsets.UTF_8);
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                "tegata.statement.VerifyStatement",
                file.toString()));
    command.addAll(List.of(key));
    Process program = new ProcessBuilder(command).inheritIO().start();
    assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return program.exitValue();
  }
}
