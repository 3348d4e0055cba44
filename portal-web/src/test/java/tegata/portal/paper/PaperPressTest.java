package tegata.portal.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tegata.contract.Bus;
import tegata.contract.Fault;
import tegata.portal.page.Assets;
import tegata.portal.page.Views;

@ExtendWith(VertxExtension.class)
class PaperPressTest {
  private static final int MANY = 40;

  @Test
  @DisplayName("ひな形から PDF ができ、中の記号は文字のまま残る")
  void printsATemplate(Vertx vertx, VertxTestContext context) {
    press(vertx)
        .print("paper/sample", Map.of("name", "架空 <花子> & 太郎"), Instant.EPOCH)
        .onComplete(
            context.succeeding(
                pdf ->
                    context.verify(
                        () -> {
                          assertThat(new String(pdf, StandardCharsets.ISO_8859_1))
                              .startsWith("%PDF-");
                          context.completeNow();
                        })));
  }

  @Test
  @DisplayName("一度に多すぎる頼みは、待たせずに断る")
  void refusesTooMany(Vertx vertx, VertxTestContext context) {
    PaperPress press = press(vertx);
    List<Future<byte[]>> asked =
        IntStream.range(0, MANY)
            .mapToObj(i -> press.print("paper/sample", Map.of("name", "架空"), Instant.EPOCH))
            .toList();

    Future.join(asked)
        .onComplete(
            x ->
                context.verify(
                    () -> {
                      assertThat(asked.stream().filter(Future::succeeded)).hasSize(20);
                      assertThat(
                              asked.stream()
                                  .filter(Future::failed)
                                  .map(f -> Fault.of(f.cause()).code()))
                          .hasSize(MANY - 20)
                          .containsOnly("press-busy");
                      context.completeNow();
                    }));
  }

  private static PaperPress press(Vertx vertx) {
    return new PaperPress(vertx, new Views(vertx, Clock.systemUTC(), new Assets(), new Bus(vertx)));
  }
}
