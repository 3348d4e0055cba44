package tegata.portal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import java.io.ByteArrayOutputStream;
import java.lang.ref.WeakReference;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tegata.contract.AccessApi.StatementPage;
import tegata.contract.Fault;
import tegata.contract.Json;
import tegata.proof.LoggedEntry;
import tegata.proof.ProvenEntry;
import tegata.proof.Statement;

class StatementStreamTest {
  private static final int PAGE = 200;
  private static final UUID HANAKO = UUID.fromString("00000000-0000-4000-8000-000000000002");

  private final SlowReader reader = new SlowReader();
  private int asked;

  @Test
  @DisplayName("何ページに分けても、一つの証明書を書いたのと同じバイト列になる")
  void isTheSameFileInAnyPieces() throws JsonProcessingException {
    for (int rows : new int[] {0, 1, PAGE, PAGE + 1, 3 * PAGE}) {
      SlowReader whole = new SlowReader();
      Future<Void> done = stream(rows, whole);
      whole.readAll();

      assertThat(done.succeeded()).isTrue();
      assertThat(whole.bytes.toByteArray())
          .isEqualTo(Json.MAPPER.writeValueAsBytes(statement(rows, 1)));
    }
  }

  @Test
  @DisplayName("前のページが出ていくまで、次のページを求めない")
  void waitsForTheReader() {
    stream(5 * PAGE, reader);

    assertThat(asked).isZero();
    reader.read();
    assertThat(asked).isEqualTo(1);
    reader.read();
    assertThat(asked).isEqualTo(2);
  }

  @Test
  @DisplayName("100,000件でも、手もとに持つのは1ページだけ")
  void holdsOnePage() {
    List<WeakReference<StatementPage>> seen = new ArrayList<>();
    int rows = 100_000;
    StatementPage first = page(rows, rows);
    new StatementStream(
            (size, number) -> {
              StatementPage page = page(rows, number - 1);
              seen.add(new WeakReference<>(page));
              return Future.succeededFuture(page);
            },
            reader)
        .write(first);
    reader.keeps = false;
    while (seen.size() < rows / PAGE - 2) {
      reader.read();
    }
    System.gc();

    assertThat(seen.stream().filter(page -> page.get() != null).count()).isLessThanOrEqualTo(2);
    assertThat(reader.largest).isLessThan(512 * 1024);
  }

  @Test
  @DisplayName("途中で失敗すると、終わりのないファイルになり、JSONとして読めない")
  void aFaultLeavesNoWholeFile() {
    Future<Void> failed =
        new StatementStream(
                (size, number) ->
                    Future.failedFuture(new Fault(Fault.Kind.UNAVAILABLE, "gone", "gone")),
                reader)
            .write(page(3 * PAGE, 3 * PAGE));
    reader.readAll();

    assertThat(failed.failed()).isTrue();
    assertThat(reader.ended).isFalse();
    assertThatThrownBy(() -> Json.MAPPER.readTree(reader.bytes.toByteArray()))
        .isInstanceOf(JsonProcessingException.class);
  }

  @Test
  @DisplayName("続きがあるはずのページが空なら、短いファイルで終わらせずに失敗する")
  void anEmptyPageIsNoEnd() {
    Future<Void> failed =
        new StatementStream(
                (size, number) ->
                    Future.succeededFuture(new StatementPage(statement(0, 1), size, true)),
                reader)
            .write(page(3 * PAGE, 3 * PAGE));
    reader.readAll();

    assertThat(failed.failed()).isTrue();
    assertThat(reader.ended).isFalse();
  }

  @Test
  @DisplayName("読む人がいなくなれば、もう何も求めない")
  void stopsWhenTheReaderIsGone() {
    Future<Void> failed = stream(5 * PAGE, reader);
    reader.leave();

    assertThat(failed.failed()).isTrue();
    assertThat(asked).isZero();
  }

  private Future<Void> stream(int rows, SlowReader to) {
    return new StatementStream(
            (size, number) -> {
              asked++;
              return Future.succeededFuture(page(rows, number - 1));
            },
            to)
        .write(page(rows, rows));
  }

  /** The page that begins with an entry; the newest has the number {@code rows}. */
  private static StatementPage page(int rows, long newest) {
    long oldest = Math.max(1, newest - PAGE + 1);
    return new StatementPage(statement(newest, oldest), rows, oldest > 1);
  }

  private static Statement statement(long newest, long oldest) {
    return new Statement(
        Statement.FORMAT,
        HANAKO,
        LocalDate.of(2026, 1, 1),
        LocalDate.of(2026, 11, 22),
        "head",
        "key",
        LongStream.iterate(newest, number -> number >= oldest, number -> number - 1)
            .mapToObj(StatementStreamTest::row)
            .toList());
  }

  private static ProvenEntry row(long number) {
    return new ProvenEntry(
        new LoggedEntry(
            number,
            Instant.parse("2026-11-20T00:00:00.123456Z"),
            "ELIGIBILITY_CHECKED",
            Optional.of(HANAKO),
            "FACILITY",
            "1319999999",
            "架空内科クリニック",
            List.of("ELIGIBILITY"),
            "LAW",
            "DONE",
            new UUID(0, number),
            Optional.empty(),
            "00".repeat(16)),
        number,
        Collections.nCopies(17, "A".repeat(43) + "="));
  }

  /** Takes a piece only when told to. */
  private static final class SlowReader implements WriteStream<Buffer> {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private Promise<Void> waiting;
    private boolean ended;
    private boolean keeps = true;
    private int largest;

    @Override
    public Future<Void> write(Buffer piece) {
      assertThat(waiting).as("one piece at a time").isNull();
      waiting = Promise.promise();
      largest = Math.max(largest, piece.length());
      if (keeps) {
        bytes.writeBytes(piece.getBytes());
      }
      return waiting.future();
    }

    @Override
    public Future<Void> end() {
      ended = true;
      return Future.succeededFuture();
    }

    @Override
    public Future<Void> end(Buffer piece) {
      Future<Void> taken = write(piece);
      ended = true;
      return taken;
    }

    void read() {
      Promise<Void> taken = waiting;
      waiting = null;
      taken.complete();
    }

    void readAll() {
      while (waiting != null) {
        read();
      }
    }

    void leave() {
      waiting.fail("closed");
    }

    @Override
    public WriteStream<Buffer> exceptionHandler(Handler<Throwable> handler) {
      return this;
    }

    @Override
    public WriteStream<Buffer> setWriteQueueMaxSize(int maxSize) {
      return this;
    }

    @Override
    public boolean writeQueueFull() {
      return false;
    }

    @Override
    public WriteStream<Buffer> drainHandler(Handler<Void> handler) {
      return this;
    }
  }
}
