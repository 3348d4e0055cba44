package tegata.simulators.insurer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;
import tegata.simulators.people.Insurers;

class FaultTest extends BackendTest {

  @Test
  @DisplayName("遅れて答える")
  void slow() throws Exception {
    start(Insurers.SOCIETY);
    fault("slow", 400);
    long before = System.nanoTime();
    HttpResponse<Buffer> response = ask(request("UTF-8", people.get(0)));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before))
        .isGreaterThanOrEqualTo(400);
  }

  @Test
  @DisplayName("1バイトずつ滴らせても、電文は正しい")
  void drip() throws Exception {
    start(Insurers.SOCIETY);
    String whole = ask(request("UTF-8", people.get(0))).bodyAsString();
    fault("drip", 1);

    assertThat(ask(request("UTF-8", people.get(0))).bodyAsString()).isEqualTo(whole);
  }

  @Test
  @DisplayName("黙ったままのときも、照会は届いている")
  void hang() throws Exception {
    start(Insurers.SOCIETY);
    fault("hang", 0);

    assertThatThrownBy(() -> ask(request("UTF-8", people.get(0)), 500))
        .rootCause()
        .hasMessageContaining("timeout");
    JsonObject log = await(client.get("/admin/requests").send()).bodyAsJsonObject();
    assertThat(log.getInteger("count")).isEqualTo(1);
  }

  @ParameterizedTest
  @DisplayName("接続を切る、半分で切る: 照会した側には失敗になる")
  @ValueSource(strings = {"reset", "half-body"})
  void brokenConnections(String mode) throws Exception {
    start(Insurers.SOCIETY);
    fault(mode, 0);

    assertThatThrownBy(() -> ask(request("UTF-8", people.get(0))))
        .rootCause()
        .hasMessageContaining("closed");
  }

  @Test
  @DisplayName("500、でたらめ、別人、別の文字コード、短すぎる長さ")
  void wrongAnswers() throws Exception {
    start(Insurers.SOCIETY);
    String question = request("UTF-8", people.get(0));

    fault("fail", 0);
    assertThat(ask(question).statusCode()).isEqualTo(500);
    fault("garbage", 0);
    HttpResponse<Buffer> garbage = ask(question);
    assertThat(garbage.statusCode()).isEqualTo(200);
    assertThatThrownBy(() -> xml(garbage)).isInstanceOf(SAXException.class);
    fault("wrong-person", 0);
    assertThat(text(xml(ask(question)), "Name")).isNotEmpty().isNotEqualTo(people.get(0).name());
    fault("wrong-encoding", 0);
    assertThat(new String(ask(question).bodyAsBuffer().getBytes(), WINDOWS_31J))
        .contains("encoding=\"UTF-8\"", "<Name>見本　太郎</Name>");
    fault("wrong-length", 0);
    assertThat(ask(question).bodyAsString()).doesNotContain("</XmlMsg>");
    // The bytes left behind would be read as the next answer on this connection.
    reconnect();
    fault("none", 0);
    assertThat(text(xml(ask(question)), "Name")).isEqualTo(people.get(0).name());
  }

  @ParameterizedTest
  @DisplayName("どの障害も名前で切り替えられる")
  @EnumSource(Fault.Mode.class)
  void everyFaultHasAName(Fault.Mode mode) {
    assertThat(Fault.parse(new Fault(mode, 5).toJson())).contains(new Fault(mode, 5));
  }

  @ParameterizedTest
  @DisplayName("知らない障害は断り、いまの状態は変わらない")
  @ValueSource(strings = {"{\"mode\":\"sulk\"}", "{}", "{", "{\"mode\":\"slow\",\"millis\":-1}"})
  void unknownFaultsAreRefused(String body) throws Exception {
    start(Insurers.SOCIETY);
    HttpResponse<Buffer> response =
        await(client.put("/admin/fault").sendBuffer(Buffer.buffer(body)));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.bodyAsJsonObject().getString("mode")).isEqualTo("none");
  }
}
