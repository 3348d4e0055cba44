package tegata.workers.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;

@ExtendWith(PostgresExtension.class)
class CopyTest {
  private static final String TABLE =
      """
      create temp table t
        (id uuid, day date, at timestamptz, small smallint, whole integer, big bigint, yes boolean, word text,
         bytes bytea, words text[])
      """;

  private static final String INTO = "t (id, day, at, small, whole, big, yes, word, bytes, words)";

  private final TestDatabase database;

  CopyTest(TestDatabase database) {
    this.database = database;
  }

  @Test
  @DisplayName("COPY は、どの型の値も、ない値も、長い値も、そのまま入れる")
  void takesEveryType() throws SQLException {
    UUID id = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");
    String words = "あ\t\\N\n".repeat(20_000);
    byte[] bytes = new byte[200_000];
    bytes[199_999] = -1;

    try (Jdbc tx = database.ownerForAWhile()) {
      tx.update(TABLE);
      tx.copy(
          INTO,
          List.of(
              new Object[] {
                id,
                LocalDate.of(1926, 12, 25),
                Instant.parse("1999-12-31T23:59:59.123456Z"),
                (short) -3,
                4,
                -5L,
                true,
                Optional.of(words),
                bytes,
                new String[] {"薬", ""}
              },
              new Object[] {
                Optional.empty(),
                null,
                null,
                null,
                null,
                null,
                false,
                "",
                new byte[0],
                new String[0]
              }));

      assertThat(
              tx.list(
                      "select id, day, at at time zone 'UTC' as at, small, whole, big, yes, words::text from t",
                      CopyTest::values)
                  .toString())
          .isEqualTo(
              "[["
                  + id
                  + ", 1926-12-25, 1999-12-31 23:59:59.123456, -3, 4, -5, t, {薬,\"\"}],"
                  + " [null, null, null, null, null, null, f, {}]]");
      assertThat(tx.list("select word from t", row -> row.getString(1))).containsExactly(words, "");
      assertThat(tx.list("select bytes from t", row -> row.getBytes(1)))
          .containsExactly(bytes, new byte[0]);
    }
  }

  @Test
  @DisplayName("幅の合わない値と、知らない型の値は、COPY ごと断られる")
  void refusesOtherWidths() throws SQLException {
    try (Jdbc tx = database.ownerForAWhile()) {
      tx.update("create temp table t (big bigint)");

      assertThatThrownBy(
              () ->
                  tx.inTransaction(
                      () -> {
                        tx.copy("t (big)", List.<Object[]>of(new Object[] {1}));
                        return true;
                      }))
          .isInstanceOf(SQLException.class);
      assertThatThrownBy(
              () ->
                  tx.inTransaction(
                      () -> {
                        tx.copy("t (big)", List.of(new Object[] {1L}, new Object[] {1.5}));
                        return true;
                      }))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(tx.list("select big from t", row -> row.getLong(1))).isEmpty();
    }
  }

  private static List<String> values(ResultSet row) throws SQLException {
    List<String> values = new ArrayList<>();
    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
      values.add(row.getString(i));
    }
    return values;
  }
}
