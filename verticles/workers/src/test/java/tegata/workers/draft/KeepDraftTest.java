package tegata.workers.draft;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tegata.contract.Caller;
import tegata.contract.DraftApi;
import tegata.contract.Fault;
import tegata.workers.database.Database;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;

@ExtendWith({VertxExtension.class, PostgresExtension.class})
class KeepDraftTest {
  private static final UUID TARO = UUID.fromString("00000000-0000-4000-8000-0000000000aa");
  private static final DraftApi.Of FORM = new DraftApi.Of(TARO, "deregistration");

  @TempDir Path directory;
  private TestDatabase rows;
  private Database database;
  private KeepDraft drafts;

  @BeforeEach
  void open(Vertx vertx, TestDatabase rows) throws Exception {
    this.rows = rows;
    rows.clear();
    rows.asOwner(
        "insert into person (id, external_id, name, kana, birthdate, sex) values ('%s', 'P-1', '架空 太郎', 'カクウ タロウ', '1980-01-10', 1)"
            .formatted(TARO));
    database = await(Database.open(vertx, rows.config(directory), directory));
    drafts = new KeepDraft(database);
  }

  @AfterEach
  void close() throws Exception {
    await(database.close());
  }

  @Test
  @DisplayName("書きかけの入力は、あとから書いたものが残り、終えれば消える")
  void theLastDraftIsKeptUntilDropped() throws Exception {
    await(drafts.save(taro(), save("はじめ")));
    await(drafts.save(taro(), save("つづき")));
    assertThat(await(drafts.load(taro(), FORM)).content()).contains("つづき");

    await(drafts.drop(taro(), FORM));
    assertThat(await(drafts.load(taro(), FORM)).content()).isEmpty();
  }

  @Test
  @DisplayName("24時間たった書きかけは見せず、片付ける")
  void draftsEndAfterADay() throws Exception {
    await(drafts.save(taro(), save("きのう")));
    rows.asOwner("update draft set saved_at = saved_at - interval '24 hours 1 second'");

    assertThat(await(drafts.load(taro(), FORM)).content()).isEmpty();
    await(drafts.forgetOld());
    assertThat(rows.count("draft")).isZero();
  }

  @Test
  @DisplayName("200 KiB までを預かる")
  void draftsAreBounded() throws Exception {
    assertThat(code(drafts.save(taro(), save("あ".repeat(200 * 1024 / 3))))).isEqualTo("done");
    assertThat(code(drafts.save(taro(), save("あ".repeat(200 * 1024 / 3 + 1)))))
        .isEqualTo("draft-too-large");
  }

  @Test
  @DisplayName("ほかの人の書きかけは、読めず、書けず、消せない")
  void nobodyElseMay() throws Exception {
    await(drafts.save(taro(), save("自分だけ")));
    Caller other = Caller.patient(UUID.randomUUID(), "架空 花子", UUID.randomUUID());

    assertThat(code(drafts.load(other, FORM))).isEqualTo("not-yours");
    assertThat(code(drafts.save(other, save("x")))).isEqualTo("not-yours");
    assertThat(code(drafts.drop(other, FORM))).isEqualTo("not-yours");
    assertThat(await(drafts.load(taro(), FORM)).content()).contains("自分だけ");
  }

  private static DraftApi.Save save(String content) {
    return new DraftApi.Save(TARO, FORM.form(), content);
  }

  private static Caller taro() {
    return Caller.patient(TARO, "架空 太郎", UUID.randomUUID());
  }

  private static String code(Future<?> outcome) throws Exception {
    return await(outcome.map("done").recover(e -> Future.succeededFuture(Fault.of(e).code())));
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }
}
