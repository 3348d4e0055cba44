package tegata.acceptance.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tegata.acceptance.portal.Browser;
import tegata.acceptance.system.RunningSystem;
import tegata.acceptance.system.SharedSystem;
import tegata.launcher.TaxCommand;
import tegata.launcher.Tegata;

/** From the portal's page to a tax program and the verification of what it got. */
@ExtendWith(SharedSystem.class)
class TaxProgramTest {
  @TempDir Path dir;
  private RunningSystem system;
  private Browser browser;

  @BeforeEach
  void logIn(RunningSystem shared) {
    system = shared;
    browser = new Browser(system).logIn(system.person("見本　太郎"));
  }

  @Test
  @DisplayName("コードで一度だけ受け取った書類は、画面からのものと同じで、検査に通り、履歴に残る")
  void fetchesOnce() throws IOException, InterruptedException {
    String code = makeCode();

    HttpResponse<byte[]> first = fetch(code);
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(first.body()).isEqualTo(browser.get("/tax/2025/iryohi.xml").bytes());
    assertThat(fetch(code).statusCode()).isEqualTo(401);
    assertThat(verify(first.body())).isZero();
    assertThat(browser.get("/access-log").text())
        .contains("コードを渡した申告ソフトが医療費の書類を受け取った", "申告ソフトに渡すコードを作った");
  }

  @Test
  @DisplayName("一文字でも変えた書類は、検査に通らない")
  void noticesChanges() throws IOException {
    String xml = browser.get("/tax/2025/iryohi.xml").text();
    String changed = xml.replaceFirst("<PaidAmount>", "<PaidAmount>1");

    assertThat(changed).isNotEqualTo(xml);
    assertThat(verify(changed.getBytes(StandardCharsets.UTF_8))).isEqualTo(1);
  }

  private String makeCode() {
    String form =
        browser.get("/tax/2025/export").html().select("form[action$=code] input[name=code]").val();
    return browser
        .submit("/tax/2025/code", Map.of("code", form))
        .html()
        .select("main .lead")
        .text();
  }

  private HttpResponse<byte[]> fetch(String code) throws IOException, InterruptedException {
    HttpClient program =
        HttpClient.newBuilder()
            .sslContext(PemTls.trusting(system.demoFolder().resolve("ca.pem")))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    URI gateway = URI.create(system.ready().getString("gateway") + "/tax-documents");
    return program.send(
        HttpRequest.newBuilder(gateway).header("Authorization", "Bearer " + code).GET().build(),
        BodyHandlers.ofByteArray());
  }

  private int verify(byte[] document) throws IOException {
    Path file = Files.write(dir.resolve("iryohi.xml"), document);
    StringWriter said = new StringWriter();
    int code =
        Tegata.commandLine(new CommandLine(new TaxCommand()))
            .setOut(new PrintWriter(said))
            .execute(
                "verify",
                "--trust",
                system.demoFolder().resolve("ca.pem").toString(),
                file.toString());
    assertThat(said.toString()).startsWith(code == 0 ? "OK " : "NG ");
    return code;
  }
}
