package tegata.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FramingRulesTest {

  @ParameterizedTest(name = "{0} {1}")
  @DisplayName("本文の終わりの書き方は一つだけ。二つあれば、同じことを言っていても断る")
  @CsvSource(
      delimiter = '|',
      value = {
        "POST | content-length=4                             | true",
        "POST | transfer-encoding=chunked                    | true",
        "POST | content-length=4 transfer-encoding=chunked   | false",
        "POST | content-length=4 content-length=4            | false",
        "POST | transfer-encoding=chunked transfer-encoding=chunked | false",
        "POST | transfer-encoding=gzip                       | false",
        "GET  | content-length=0                             | true",
        "GET  | content-length=4                             | false",
        "GET  | transfer-encoding=chunked                    | false",
      })
  void oneFraming(String method, String headers, boolean accepted) {
    MultiMap given = MultiMap.caseInsensitiveMultiMap();
    for (String header : headers.split(" ")) {
      given.add(
          header.substring(0, header.indexOf('=')), header.substring(header.indexOf('=') + 1));
    }

    assertThat(FramingRules.hasOneFraming(given, HttpMethod.valueOf(method))).isEqualTo(accepted);
  }
}
