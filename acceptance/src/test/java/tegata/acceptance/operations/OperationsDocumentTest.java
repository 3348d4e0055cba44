package tegata.acceptance.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tegata.acceptance.Repository;
import tegata.gateway.GatewayConfig;
import tegata.gateway.insurer.InsurersConfig;
import tegata.launcher.MigrateConfig;
import tegata.node.ConfigFile;
import tegata.node.NodeConfig;
import tegata.portal.PortalConfig;
import tegata.workers.WorkersConfig;

class OperationsDocumentTest {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Za-z.]+)` \\|");
  private static final Path EXAMPLES = Repository.root().resolve("config");

  static Stream<Arguments> roles() {
    return Stream.of(
        arguments("node", NodeConfig.class),
        arguments("workers", WorkersConfig.class),
        arguments("gateway", GatewayConfig.class),
        arguments("insurers", InsurersConfig.class),
        arguments("portal", PortalConfig.class),
        arguments("migrate", MigrateConfig.class));
  }

  @ParameterizedTest(name = "{0}.json")
  @DisplayName("手引きの表は、設定の項目のすべてを、一度ずつ、この順に載せている")
  @MethodSource("roles")
  void everyFieldIsExplained(String role, Class<?> config) throws IOException {
    assertThat(explained(role)).containsExactlyElementsOf(ConfigFields.of(config).toList());
  }

  @ParameterizedTest(name = "{0}.json")
  @DisplayName("config/ の見本は、そのままで読める")
  @MethodSource("roles")
  void exampleIsReadable(String role, Class<?> config) {
    assertThatCode(() -> ConfigFile.read(EXAMPLES, role, config)).doesNotThrowAnyException();
  }

  @Test
  @DisplayName("入れ子と並びの中の項目も数える (表の規則の見本)")
  void nestedFieldsAreCounted() {
    assertThat(ConfigFields.of(InsurersConfig.class)).contains("insurers.connections");
    assertThat(ConfigFields.of(WorkersConfig.class)).contains("database.host", "window.months");
  }

  @Test
  @DisplayName("config/ の見本に秘密はない: 秘密はファイルの名で示す")
  void examplesHoldNoSecret() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      for (Path file : files.toList()) {
        assertThat(Files.readString(file)).doesNotContain("\"password\"", "PRIVATE KEY");
      }
    }
  }

  private static List<String> explained(String role) throws IOException {
    String manual = Files.readString(Repository.root().resolve("docs/operations.md"));
    String heading = "\n### " + role + ".json\n";
    String section = manual.substring(manual.indexOf(heading) + heading.length());
    return ROW.matcher(section.substring(0, section.indexOf("\n##")))
        .results()
        .map(row -> row.group(1))
        .toList();
  }
}
