package tegata.workers.intake;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tegata.domain.eligibility.InsuredNumber;
import tegata.workers.database.Jdbc;

/** Files whose person is not known yet. They are kept as they came. */
final class HeldFiles {
  private static final String HOLD =
      """
      insert into held_file (sha256, name, content, received_at, insurer_number, number_key, kind, last_day)
      values (?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (sha256) do nothing
      """;

  private static final String RELEASE = "delete from held_file where sha256 = ?";

  private static final String WITH_COVERAGE =
      """
      select sha256 from held_file h
       where exists (select 1 from coverage c
                      where c.insurer_number = h.insurer_number and c.number_key = h.number_key)
       order by received_at, name
      """;

  private static final String TAKE =
      "select name, content, received_at from held_file where sha256 = ? for update skip locked";

  /**
   * Keeps a file; false when it is kept already.
   *
   * @param records what can be seen of it, at least one set: the file goes when the youngest is
   *     past its window
   */
  boolean hold(Jdbc tx, SourceFile file, Records records) throws SQLException {
    Optional<InsuredNumber> number = records.whose().insured();
    return tx.update(
            HOLD,
            file.sha256(),
            file.name(),
            file.content(),
            file.receivedAt(),
            number.map(InsuredNumber::insurerNumber),
            number.map(InsuredNumber::numberKey),
            records.sets().get(0).kind(),
            records.sets().stream().map(RecordSet::day).max(Comparator.naturalOrder()))
        == 1;
  }

  void release(Jdbc tx, SourceFile file) throws SQLException {
    tx.update(RELEASE, file.sha256());
  }

  /** Those whose insured number has a coverage by now, in the order of their arrival. */
  List<byte[]> withCoverage(Jdbc tx) throws SQLException {
    return tx.list(WITH_COVERAGE, row -> row.getBytes("sha256"));
  }

  /** The file, empty when another import has it in hand. */
  Optional<SourceFile> take(Jdbc tx, byte[] sha256) throws SQLException {
    return tx.first(
        TAKE,
        row ->
            SourceFile.of(
                row.getString("name"),
                row.getBytes("content"),
                row.getObject("received_at", OffsetDateTime.class).toInstant()),
        sha256);
  }
}
