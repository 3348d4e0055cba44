package tegata.portal.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tegata.portal.fixture.TestPortal;

class DemoCardsTest {
  private final Vertx vertx = Vertx.vertx();
  @TempDir Path folder;

  @AfterEach
  void close() {
    TestPortal.await(vertx.close());
  }

  @Test
  @DisplayName("デモでなければ、カードの一覧はない")
  void noneWithoutADemo() {
    DemoCards cards = new DemoCards(vertx.fileSystem(), Optional.empty());
    assertThat(TestPortal.await(cards.all())).isEmpty();
  }

  @Test
  @DisplayName("一覧のファイルがまだなければ空で、書かれたら次から出る")
  void readsTheFileOnceItIsThere() throws IOException {
    Path people = folder.resolve("people.json");
    DemoCards cards = new DemoCards(vertx.fileSystem(), Optional.of(people));
    assertThat(TestPortal.await(cards.all())).isEmpty();
    Files.writeString(
        people,
        "[{\"name\":\"架空 花子\",\"cardId\":\"C1\",\"pin\":\"1234\",\"example\":\"働く大人\",\"sex\":\"2\"}]");
    assertThat(TestPortal.await(cards.all()))
        .containsExactly(new DemoCards.Card("架空 花子", "C1", "1234", "働く大人"));
  }
}
