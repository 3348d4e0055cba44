package tegata.workers.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
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

  private static final String COLUMNS =
      """
      claim (month, claim_key, treatment_key, kind, insurer_number, symbol_key, number_key, branch_key, birthdate,
             sex, name_key, kana_key, brought_in_at, person_id, state, shown_sha256, corrected)""";

  private static final String FIND =
      """
      select month, claim_key, treatment_key, kind, insurer_number, symbol_key, number_key, branch_key, birthdate, sex,
             name_key, kana_key, person_id
        from claim where month = ? and claim_key = ?
      """;

  private static final String ALL =
      """
      select month, claim_key, treatment_key, kind, insurer_number, symbol_key, number_key, branch_key, birthdate, sex,
             name_key, kana_key, person_id
        from claim where month = any (?) and claim_key = any (?)
      """;

  private static final String WITH_KEY =
      "select month, claim_key, treatment_key from claim where claim_key = ?";

  private static final String STAND =
      """
      update claim c
         set person_id = s.person_id, state = s.state, shown_sha256 = s.shown_sha256, corrected = s.corrected
        from unnest(?::date[], ?::bytea[], ?::uuid[], ?::text[], ?::bytea[], ?::date[])
             as s (month, claim_key, person_id, state, shown_sha256, corrected)
       where c.month = s.month and c.claim_key = s.claim_key and c.month = any (?)
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
      String kind,
      Optional<String> insurer,
      String symbolKey,
      String numberKey,
      String branchKey,
      Optional<LocalDate> birthdate,
      int sex,
      String nameKey,
      String kanaKey,
      Optional<UUID> person) {}

  /** What stands of a claim, and whose it is. */
  record Stood(Standing standing, Optional<UUID> person) {
    Optional<byte[]> shown() {
      return standing.shown().map(ClaimVersion::content).map(HexFormat.of()::parseHex);
    }

    Optional<LocalDate> corrected() {
      return standing.corrected().map(month -> month.atDay(1));
    }
  }

  /** A claim as it will be registered; nobody knows yet whose it is. */
  static Registered of(ClaimKey key, Claim claim, ClaimSubject subject) {
    InsuredNumber number = ClaimKey.insured(subject);
    return new Registered(
        key,
        claim.kind().name(),
        Values.present(number.insurerNumber()),
        number.symbolKey(),
        number.numberKey(),
        number.branchKey(),
        subject.birthdate(),
        subject.sex().equals("1") ? 1 : subject.sex().equals("2") ? 2 : 3,
        NameFold.fold(subject.name()),
        NameFold.fold(subject.kana()),
        Optional.empty());
  }

  /** Adds claims that are not registered, with what stands of them, where that is known by now. */
  void add(Jdbc tx, Collection<Registered> claims, Map<ClaimKey, Stood> stood, Instant now)
      throws SQLException {
    List<Object[]> rows = new ArrayList<>();
    for (Registered claim : claims) {
      Optional<Stood> s = Optional.ofNullable(stood.get(claim.key()));
      rows.add(
          new Object[] {
            claim.key().month().atDay(1),
            claim.key().bytes(),
            claim.key().treatmentBytes(),
            claim.kind(),
            claim.insurer(),
            claim.symbolKey(),
            claim.numberKey(),
            claim.branchKey(),
            claim.birthdate(),
            (short) claim.sex(),
            claim.nameKey(),
            claim.kanaKey(),
            now,
            s.flatMap(Stood::person),
            s.map(one -> one.standing().state()),
            s.flatMap(Stood::shown),
            s.flatMap(Stood::corrected)
          });
    }
    tx.copy(COLUMNS, rows);
  }

  /** Those of the claims that are registered, by {@link ClaimKey#hex}. */
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

  /** Notes what stands of registered claims now. */
  void stand(Jdbc tx, Map<ClaimKey, Stood> stood) throws SQLException {
    if (stood.isEmpty()) {
      return;
    }
    Collection<Stood> all = stood.values();
    tx.update(
        STAND,
        stood.keySet().stream().map(key -> key.month().atDay(1)).toArray(LocalDate[]::new),
        ClaimKey.bytes(stood.keySet()),
        all.stream().map(one -> one.person().orElse(null)).toArray(UUID[]::new),
        all.stream().map(one -> one.standing().state().name()).toArray(String[]::new),
        all.stream().map(one -> one.shown().orElse(null)).toArray(byte[][]::new),
        all.stream().map(one -> one.corrected().orElse(null)).toArray(LocalDate[]::new),
        ClaimKey.months(stood.keySet()));
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
        row.getString("kind"),
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
