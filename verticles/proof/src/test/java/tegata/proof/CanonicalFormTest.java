package tegata.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CanonicalFormTest {
  private static final Instant NOON = Instant.parse("2026-04-01T03:00:00.000001Z");

  @Property
  @Domain(Entries.class)
  @Domain(net.jqwik.api.domains.DomainContext.Global.class)
  @Label("バイト列から元の記録を読み戻せる。だから違う記録が同じバイト列になることはない")
  void canBeReadBack(@ForAll LoggedEntry entry) {
    assertThat(new Reader(CanonicalForm.of(entry)).read()).isEqualTo(entry);
  }

  @Test
  @DisplayName("バイトの並びは docs/log.md に書いたとおりで、変わることはない")
  void layoutIsFixed() {
    String hex = HexFormat.of().formatHex(CanonicalForm.of(Entries.viewed(7, NOON)));
    assertThat(hex)
        .startsWith(
            "01"
                + "00000008"
                + "0000000000000007"
                + "00000008"
                + "00064e5d4792ec01"
                + "00000010"
                + "000102030405060708090a0b0c0d0e0f"
                + "00000010"
                + "0000000000004000800000000000000a"
                + "00000010"
                + "00000000000040008000000000000001"
                + "0000000e"
                + "5245434f5244535f564945574544")
        .endsWith("00000004" + "53454c46" + "00000004" + "444f4e45" + "ffffffff");
  }

  @Test
  @DisplayName("マイクロ秒より細かい時刻、長さの違う塩、壊れた文字は受け付けない")
  void refusesWhatCannotBeKept() {
    LoggedEntry good = Entries.viewed(1, NOON);
    assertThatThrownBy(() -> Entries.viewed(1, NOON.plusNanos(1)).leaf())
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> with(good, "00", "架空").leaf())
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> with(good, good.salt(), "\ud83d").leaf())
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static LoggedEntry with(LoggedEntry e, String salt, String actorName) {
    return new LoggedEntry(
        e.number(),
        e.at(),
        e.kind(),
        e.subject(),
        e.actorKind(),
        e.actorId(),
        actorName,
        e.categories(),
        e.basis(),
        e.result(),
        e.request(),
        e.note(),
        salt);
  }

  /** Reads the documented layout, by the document alone. */
  private record Reader(ByteBuffer in) {
    Reader(byte[] bytes) {
      this(ByteBuffer.wrap(bytes));
    }

    LoggedEntry read() {
      assertThat(in.get()).isEqualTo((byte) 1);
      long number = ByteBuffer.wrap(field().orElseThrow()).getLong();
      long micros = ByteBuffer.wrap(field().orElseThrow()).getLong();
      String salt = HexFormat.of().formatHex(field().orElseThrow());
      UUID request = uuid(field().orElseThrow());
      Optional<UUID> subject = field().map(Reader::uuid);
      String kind = text();
      String actorKind = text();
      String actorId = text();
      String actorName = text();
      List<String> categories = new ArrayList<>();
      int count = in.getInt();
      for (int i = 0; i < count; i++) {
        categories.add(text());
      }
      String basis = text();
      String result = text();
      Optional<String> note = field().map(bytes -> new String(bytes, StandardCharsets.UTF_8));
      assertThat(in.hasRemaining()).isFalse();
      return new LoggedEntry(
          number,
          Instant.EPOCH.plus(micros, ChronoUnit.MICROS),
          kind,
          subject,
          actorKind,
          actorId,
          actorName,
          categories,
          basis,
          result,
          request,
          note,
          salt);
    }

    private String text() {
      return new String(field().orElseThrow(), StandardCharsets.UTF_8);
    }

    private Optional<byte[]> field() {
      int length = in.getInt();
      if (length == -1) {
        return Optional.empty();
      }
      byte[] bytes = new byte[length];
      in.get(bytes);
      return Optional.of(bytes);
    }

    private static UUID uuid(byte[] bytes) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      return new UUID(buffer.getLong(), buffer.getLong());
    }
  }
}
