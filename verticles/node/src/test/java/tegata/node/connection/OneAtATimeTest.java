package tegata.node.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OneAtATimeTest {
  /** One is answered, and so many wait. */
  private static final int MOST = 1 + 16;

  private final EmbeddedChannel channel = new EmbeddedChannel(new OneAtATime());

  @Test
  @DisplayName("次の要求は、前の要求の答えが出てから通る")
  void waitsForTheAnswer() {
    ask(2);
    assertThat(passed()).isEqualTo(1);
    channel.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));
    channel.runPendingTasks();
    assertThat(passed()).isEqualTo(1);
  }

  @Test
  @DisplayName("中間の応答（100-continue）では、次の要求は通らない")
  void anInterimAnswerIsNone() {
    ask(2);
    passed();
    channel.writeOutbound(
        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
    channel.runPendingTasks();
    assertThat(passed()).isZero();
  }

  @Test
  @DisplayName("答えを待つ要求には限りがあり、こえれば接続を閉じる")
  void closesOnRequestsWithoutEnd() {
    ask(MOST);
    assertThat(channel.isOpen()).isTrue();
    ask(1);
    assertThat(channel.isOpen()).isFalse();
  }

  private void ask(int times) {
    for (int i = 0; i < times && channel.isOpen(); i++) {
      channel.writeInbound(
          new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/"),
          LastHttpContent.EMPTY_LAST_CONTENT);
    }
  }

  private int passed() {
    int requests = 0;
    for (Object message = channel.readInbound(); message != null; message = channel.readInbound()) {
      requests += message instanceof HttpRequest ? 1 : 0;
    }
    return requests;
  }
}
