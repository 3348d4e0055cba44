package tegata.workers.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import tegata.domain.claim.ClaimVersion;
import tegata.domain.claim.Standing;
import tegata.domain.eligibility.InsuredNumber;
import tegata.formats.claim.Claim;
import tegata.formats.claim.ClaimSubject;
import tegata.workers.database.Jdbc;

/** Which claims there are, whose they are, and what stands of them. */
final class ClaimRegister {
  private static final int PAGE = 500;

  private static final String ADD =
      """
      insert into claim
        (month, claim_key, treatment_key, kind, insurer_number, symbol_key, number_key, branch_key, birthdate, sex,
         name_key, kana_key, brought_in_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict do nothing
      """;

  private static final String FIND =
      """
      select month, claim_key, treatment_key, insurer_number, symbol_key, number_key, branch_key, birthdate, sex,
             name_key, kana_key, person_id
        from claim where month = ? and claim_key = ?
      """;

  private static final String ALL =
      """
      select month, claim_key, treatment_key, insurer_number, symbol_key, number_key, branch_key, birthdate, sex,
             name_key, kana_key, person_id
        from claim where month = any (?) and claim_key = any (?)
      """;

  private static final String WITH_KEY =
      "select month, claim_key, treatment_key from claim where claim_key = ?";

  private static final String STAND =
      """
      update claim set person_id = ?, state = ?, shown_sha256 = ?, corrected = ? where month = ? and claim_key = ?
      """;

  /** Those whose number has a coverage by now, by key. */
  private static final String MATCHABLE =
      """
      select month, claim_key, treatment_key from claim c
       where person_id is null and (month, claim_key) > (?, ?)
         and exists (select 1 from coverage v
                      where v.insurer_number = c.insurer_number and v.number_key = c.number_key)
       order by month, claim_key limit\s"""
          + PAGE;

  /** Nobody in particular: before every key there is. */
  static final ClaimKey FIRST = new ClaimKey(YearMonth.of(1, 1), "", "");

  /**
   * A claim as registered.
   *
   * @param insurer absent where only 公費 pays: nobody is found by that
   */
  record Registered(
      ClaimKey key,
      Optional<String> insurer,
      String symbolKey,
      String numberKey,
      String branchKey,
      Optional<LocalDate> birthdate,
      int sex,
      String nameKey,
      String kanaKey,
      Optional<UUID> person) {}

  /** Adds claims that are not known. */
  void addAll(Jdbc tx, List<Object[]> rows) throws SQLException {
    tx.batch(ADD, rows);
  }

  /** A claim as {@link #addAll} takes it. */
  static Object[] row(ClaimKey key, Claim claim, ClaimSubject subject, Instant now) {
    InsuredNumber number = ClaimKey.insured(subject);
    return new Object[] {
      key.month().atDay(1),
      key.bytes(),
      key.treatmentBytes(),
      claim.kind(),
      Values.present(number.insurerNumber()),
      number.symbolKey(),
      number.numberKey(),
      number.branchKey(),
      subject.birthdate(),
      subject.sex().equals("1") ? 1 : subject.sex().equals("2") ? 2 : 3,
      NameFold.fold(subject.name()),
      NameFold.fold(subject.kana()),
      now
    };
  }

  /** Those of the claims that are known, by {@link ClaimKey#hex}. */
  Map<String, Registered> all(Jdbc tx, Collection<ClaimKey> keys) throws SQLException {
    return tx
        .list(ALL, ClaimRegister::toRegistered, ClaimKey.months(keys), ClaimKey.bytes(keys))
        .stream()
        .collect(Collectors.toMap(claim -> claim.key().hex(), Function.identity()));
  }

  Registered find(Jdbc tx, ClaimKey key) throws SQLException {
    return tx.first(FIND, ClaimRegister::toRegistered, key.month().atDay(1), key.bytes())
        .orElseThrow();
  }

  /** The claim with a key, whatever its month. */
  Optional<ClaimKey> find(Jdbc tx, byte[] key) throws SQLException {
    return tx.first(WITH_KEY, ClaimRegister::key, (Object) key);
  }

  void stand(Jdbc tx, ClaimKey key, Optional<UUID> person, Standing standing) throws SQLException {
    tx.update(STAND, standingRow(key, person, standing));
  }

  /** The same of many; rows as {@link #standingRow} makes them. */
  void standAll(Jdbc tx, List<Object[]> rows) throws SQLException {
    tx.batch(STAND, rows);
  }

  static Object[] standingRow(ClaimKey key, Optional<UUID> person, Standing standing) {
    return new Object[] {
      person,
      standing.state(),
      standing.shown().map(ClaimVersion::content).map(HexFormat.of()::parseHex),
      standing.corrected().map(month -> month.atDay(1)),
      key.month().atDay(1),
      key.bytes()
    };
  }

  /** The next unmatched claims after {@code after} whose number has a coverage. */
  List<ClaimKey> matchable(Jdbc tx, ClaimKey after) throws SQLException {
    return tx.list(MATCHABLE, ClaimRegister::key, after.month().atDay(1), after.bytes());
  }

  private static ClaimKey key(ResultSet row) throws SQLException {
    HexFormat hex = HexFormat.of();
    return new ClaimKey(
        YearMonth.from(row.getObject("month", LocalDate.class)),
        hex.formatHex(row.getBytes("claim_key")),
        hex.formatHex(row.getBytes("treatment_key")));
  }

  private static Registered toRegistered(ResultSet row) throws SQLException {
    return new Registered(
        key(row),
        Optional.ofNullable(row.getString("insurer_number")),
        row.getString("symbol_key"),
        row.getString("number_key"),
        row.getString("branch_key"),
        Optional.ofNullable(row.getObject("birthdate", LocalDate.class)),
        row.getInt("sex"),
        row.getString("name_key"),
        row.getString("kana_key"),
        Optional.ofNullable(row.getObject("person_id", UUID.class)));
  }
}
