package tegata.acceptance.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tegata.acceptance.Repository;
import tegata.acceptance.portal.Browser;
import tegata.acceptance.portal.Deregistration;
import tegata.acceptance.system.RunningSystem;
import tegata.acceptance.system.SharedSystem;

/** The shell examples of the documents, pasted as they are. Only the ports are this run's. */
@ExtendWith(SharedSystem.class)
class DocumentedCallsTest {
  private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

  private RunningSystem system;

  @BeforeEach
  void begin(RunningSystem shared) {
    system = shared;
  }

  @Test
  @DisplayName("README の「As a clinic」は、貼り付けるとそのまま資格を答える")
  void readmeWorks() throws IOException, InterruptedException {
    String readme = Files.readString(Repository.root().resolve("README.md"));
    String chapter = readme.substring(readme.indexOf("## As a clinic"));
    String script = blocks(chapter.substring(0, chapter.indexOf("\n## ", 1)));

    String output =
        pasted(script.replace("localhost:9443", "localhost:" + system.ports().gateway()));

    assertThat(output).contains("\"qualificationValidity\":\"1\"", "見本　太郎");
  }

  @Test
  @DisplayName("docs/gateway-api.md の例は、上から順に貼り付けると、JSON でも XML でもカードでも資格を答える")
  void gatewayGuideWorks() throws IOException, InterruptedException {
    Browser applicant = new Browser(system).logIn(system.person("見本　無記"));
    String number = Deregistration.apply(applicant);
    String output =
        pasted(blocks(Files.readString(Repository.root().resolve("docs/gateway-api.md"))));
    applicant.submit("/applications/" + number + "/withdraw", Map.of());

    assertThat(output)
        .contains("<QualificationValidity>1</QualificationValidity>", "{\"result\":\"unknown\"}");
    assertThat(output.split("\"qualificationValidity\":\"1\"", -1)).as(output).hasSize(4);
    assertThat(output).contains("\"limits\":[{\"insurerNumber\":");
    assertThat(output)
        .as("what an insurer decided")
        .contains("{\"number\":\"" + number + "\",\"version\":2,\"status\":\"returned\"}");
    assertThat(output)
        .as("what an insurer sent")
        .contains("\"state\":\"done\"", "\"field\":\"個人ID K-2 保険者番号\"", "other-insurer");
  }

  private static String blocks(String document) {
    return BLOCK
        .matcher(document)
        .results()
        .map((MatchResult match) -> match.group(1))
        .collect(Collectors.joining("\n"));
  }

  private String pasted(String script) throws IOException, InterruptedException {
    Path file = Files.writeString(system.home().resolve("pasted.sh"), script);
    Process bash =
        new ProcessBuilder("bash", file.toString())
            .directory(system.home().toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor()).as(output).isZero();
    return output;
  }
}
