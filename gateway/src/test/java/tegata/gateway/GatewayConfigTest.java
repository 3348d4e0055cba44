package tegata.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tegata.contract.Json;
import tegata.gateway.insurer.InsurersConfig;

class GatewayConfigTest {
  private static final String LEAST =
      """
      {"host":"0.0.0.0","port":9443,"publicUrl":"https://gateway.example",
       "certificate":"cert.pem","key":"/secret/key.pem","clientCas":["clients.pem"],
       "revocation":{"ocsp":"https://ca.example/ocsp","crls":["https://ca.example/all.crl"]},
       "tokenKey":"token.pem","insurerCa":"insurers.pem",
       "insurers":"insurers.json"}
      """;

  @Test
  @DisplayName("必要なことだけの設定が読め、残りは既定の値になる")
  void readsTheLeast() throws JsonProcessingException {
    GatewayConfig config = read(LEAST);

    assertThat(config.knownTokenKeys()).isEmpty();
    assertThat(config.tokenLifetimeOrDefault()).isEqualTo(Duration.ofMinutes(10));
    assertThat(config.forwardDeadlineOrDefault()).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.inquireDeadlineOrDefault()).isLessThan(Duration.ofSeconds(2));
    assertThat(config.receiveDeadlineOrDefault()).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  @DisplayName("相対のファイル名は設定の場所から、絶対のファイル名はそのまま読む")
  void resolvesFiles() throws JsonProcessingException {
    GatewayConfig config = read(LEAST).within(Path.of("/etc/tegata"));

    assertThat(config.certificate()).isEqualTo("/etc/tegata/cert.pem");
    assertThat(config.key()).isEqualTo("/secret/key.pem");
    assertThat(config.clientCas()).containsExactly("/etc/tegata/clients.pem");
  }

  @ParameterizedTest(name = "{0} → {1}")
  @DisplayName("守りを弱める設定は断る")
  @CsvSource({
    "https://gateway.example, http://gateway.example",
    "https://gateway.example, https://gateway.example/",
    "'\"insurerCa\"', '\"insurerKey\":\"insurer.key\",\"insurerCa\"'",
    "'\"insurerCa\"', '\"tokenLifetime\":\"PT11M\",\"insurerCa\"'",
    "'\"crls\"', '\"renewals\":\"https://ca.example/r\",\"crls\"'",
    "https://ca.example/ocsp, http://ca.example/ocsp"
  })
  void refusesWeakening(String from, String to) {
    assertThatThrownBy(() -> read(LEAST.replace(from, to)))
        .isInstanceOf(JsonProcessingException.class);
  }

  @ParameterizedTest(name = "{0} → {1}")
  @DisplayName("保険者への道も、暗号のない URL・ない port・番号のない保険者・接続のない保険者・同じ名を断る")
  @CsvSource({
    "https://one.example, http://one.example",
    "'\"https://one.example\",\"https://two.example\"', ''",
    "'\"06130488\",\"39*\"', ''",
    "'\"connections\":4', '\"connections\":0'",
    "'\"connections\":4', '\"connections\":10001'",
    "https://one.example, https://one.example:65536",
    "https://one.example, https://one.example:0",
    "https://one.example, https://one.example/?a=b",
    "https://one.example, https://someone@one.example",
    "/health, health",
    "/health, /hea lth",
    "'\"third\"', '\"06130488\"'"
  })
  void refusesWaysThatCannotBeGone(String from, String to) throws JsonProcessingException {
    String table =
        """
        {"insurers":[{"numbers":["06130488","39*"],"connections":4,"healthPath":"/health",
         "urls":["https://one.example","https://two.example"]},
         {"name":"third","numbers":["31*"],"urls":["https://three.example:65535/oqs"]}]}
        """;
    assertThat(Json.MAPPER.readValue(table, InsurersConfig.class).insurers()).hasSize(2);

    assertThatThrownBy(() -> Json.MAPPER.readValue(table.replace(from, to), InsurersConfig.class))
        .isInstanceOf(JsonProcessingException.class);
  }

  @Test
  @DisplayName("保険者のない表は断る: どの窓口も、打った番号を疑わせられてしまう")
  void refusesAnEmptyTable() {
    assertThatThrownBy(() -> Json.MAPPER.readValue("{\"insurers\":[]}", InsurersConfig.class))
        .isInstanceOf(JsonProcessingException.class)
        .hasMessageContaining("no insurer");
  }

  private static GatewayConfig read(String json) throws JsonProcessingException {
    return Json.MAPPER.readValue(json, GatewayConfig.class);
  }
}
