package tegata.acceptance.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tegata.acceptance.portal.Browser;
import tegata.acceptance.portal.Deregistration;

/** {@code ./tegata run}: start, stop, kill, start again. */
class RunLifecycleTest {
  private static final Duration STOP = Duration.ofSeconds(30);

  private static RunningSystem system;

  @BeforeAll
  static void start() {
    system = RunningSystem.start("lifecycle");
  }

  @AfterAll
  static void stop() {
    system.close();
  }

  @BeforeEach
  void runs() {
    if (!system.process().isAlive()) {
      system.run();
    }
  }

  @Test
  @DisplayName("ready.json が現れたときには、書いてあるところはすべて答える")
  void isReadyWhenItSaysSo() throws IOException {
    JsonObject ready = system.ready();
    Stream<String> urls =
        Stream.concat(
            ready.getJsonObject("insurers").stream().map(e -> (String) e.getValue()),
            Stream.of("portal", "gateway", "health", "reader", "intermediary")
                .map(ready::getString));

    for (URI url : urls.map(URI::create).toList()) {
      try (Socket socket = new Socket(InetAddress.getByName(url.getHost()), url.getPort())) {
        assertThat(socket.isConnected()).as(url.toString()).isTrue();
      }
    }
    assertThat(new Browser(system).get("/").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT"})
  @DisplayName("SIGTERM と Ctrl-C で、PostgreSQL も残さずに止まる")
  void stopsCleanly(String signal) {
    Postmaster postmaster = Postmaster.of(system);
    long begin = System.nanoTime();

    int exit = system.process().signal(signal);

    assertThat(exit).isEqualTo(signal.equals("TERM") ? 143 : 130);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(STOP);
    assertThat(postmaster.isAlive()).isFalse();
    assertThat(postmaster.isNamed()).isFalse();
    assertThat(system.demoFolder().resolve("ready.json")).doesNotExist();
    assertThat(system.home().resolve("var/run.json")).doesNotExist();
  }

  @Test
  @DisplayName("止めて起動し直しても、解除の受付番号と人々の記録が残っている")
  void keepsDataOverAStop() {
    JsonObject person = system.person("見本　太郎");
    String receipt = Deregistration.apply(new Browser(system).logIn(person));

    system.process().stop();
    system.run();

    assertKept(person, receipt);
    assertThat(new Browser(system).logIn(person).get("/medicines").html().select(".medicine"))
        .isNotEmpty();
  }

  @Test
  @DisplayName("kill -9 の後も、残った PostgreSQL を見つけて止め、解除の申し込みを失わない")
  void keepsDataOverAKill() {
    JsonObject person = system.person("見本　花子");
    Postmaster postmaster = Postmaster.of(system);
    String receipt = Deregistration.apply(new Browser(system).logIn(person));

    system.process().kill();
    assertThat(postmaster.isAlive()).isTrue();
    system.run();

    assertThat(postmaster.isAlive()).isFalse();
    assertKept(person, receipt);
  }

  @Test
  @DisplayName("止まっているときの取込は、PostgreSQL を自分で起動して止める")
  void importsWhileNothingRuns() {
    Postmaster postmaster = Postmaster.of(system);
    system.process().stop();
    Path people = system.home().resolve("var/feeds/people.csv");

    Finished finished = system.command("import", people.toString());

    assertThat(finished.exit()).as(finished.output()).isZero();
    assertThat(finished.output()).contains("accepted=0").doesNotContain("unchanged=0 ");
    assertThat(postmaster.isNamed()).isFalse();
  }

  @Test
  @DisplayName("ポートがふさがっていれば、どのポートかを一文で言って終わる")
  void namesATakenPort(@TempDir Path home) throws IOException {
    int base = system.ports().first();
    Files.createDirectories(home.resolve("config"));

    Finished finished = RunningSystem.command(home, "run", "--port-base", Integer.toString(base));

    assertThat(finished.exit()).isNotZero();
    assertThat(finished.output())
        .contains("port " + base + " (portal) is taken")
        .doesNotContain("\tat ");
    assertThat(home.resolve("var/demo/ready.json")).doesNotExist();
  }

  private static void assertKept(JsonObject person, String receipt) {
    Browser browser = new Browser(system).logIn(person);
    assertThat(browser.get("/applications/" + receipt).text()).contains(receipt);
    assertThat(browser.get("/registration").text()).contains("/applications/" + receipt);
  }
}
