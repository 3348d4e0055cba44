package tegata.workers.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tegata.domain.claim.ClaimHistory;
import tegata.domain.claim.ClaimReturn;
import tegata.domain.claim.ClaimVersion;
import tegata.domain.claim.ClaimVersion.Stage;
import tegata.workers.database.Jdbc;

/** What was ever said of claims. Only ever added to, so that what stands depends on no order. */
final class ClaimFacts {
  private static final HexFormat HEX = HexFormat.of();

  private static final String VERSION_COLUMNS =
      """
      claim_version
        (month, claim_key, processed, stage, content_sha256, visible_sha256, split, records, brought_in_at)""";

  private static final String NUMBER_COLUMNS = "claim_number (month, search_number, claim_key)";

  private static final String RETURN =
      """
      insert into claim_return (target, processed, withdrawn, brought_in_at) values (?, ?, ?, ?)
      on conflict do nothing
      """;

  private static final String CHOICE =
      "insert into claim_choice (claim_key, content_sha256) values (?, ?)";

  private static final String WITH_NUMBER =
      """
      select n.month, n.claim_key, c.treatment_key
        from claim_number n join claim c on c.month = n.month and c.claim_key = n.claim_key
       where n.search_number = ?
      """;

  private static final String INSURERS_OF =
      """
      select distinct coalesce(c.insurer_number, '') as insurer
        from claim_number n join claim c on c.month = n.month and c.claim_key = n.claim_key
       where n.search_number = ?
      """;

  /** The claim itself and all that 振替 and 分割 made of the same treatment, linked by 検索番号. */
  private static final String FAMILY =
      """
      with recursive family (claim_key) as (
        select ?::bytea
        union
        select other.claim_key
          from family f
          join claim_number mine on mine.month = ? and mine.claim_key = f.claim_key
          join claim_number other on other.month = ? and other.search_number = mine.search_number
          join claim c on c.month = ? and c.claim_key = other.claim_key and c.treatment_key = ?)
      select claim_key from family
      """;

  private static final String FAMILY_AMONG =
      FAMILY.replace("c.treatment_key = ?)", "c.treatment_key = ? and c.claim_key = any (?))");

  private static final String VERSIONS =
      """
      select processed, stage, content_sha256, visible_sha256, split from claim_version
       where month = ? and claim_key = ?
      """;

  private static final String RETURNS =
      """
      select processed, withdrawn from claim_return r
       where r.target = 'key:' || encode(?, 'hex')
          or r.target in (select search_number from claim_number where month = ? and claim_key = ?)
      """;

  private static final String CHOICES =
      "select content_sha256 from claim_choice where claim_key = ? order by id desc limit 1";

  private static final String VERSIONS_OF_MANY =
      """
      select claim_key, processed, stage, content_sha256, visible_sha256, split from claim_version
       where month = any (?) and claim_key = any (?)
      """;

  private static final String NUMBERS_OF_MANY =
      """
      select encode(claim_key, 'hex') || '|' || search_number as link from claim_number
       where month = any (?) and claim_key = any (?)
      """;

  private static final String ENTANGLED =
      """
      select n.claim_key
        from claim_number n
        join claim_number o on o.month = n.month and o.search_number = n.search_number and o.claim_key <> n.claim_key
       where n.month = any (?) and n.claim_key = any (?)
      union
      select n.claim_key from claim_number n join claim_return r on r.target = n.search_number
       where n.month = any (?) and n.claim_key = any (?)
      union
      select key from unnest(?::bytea[]) key join claim_return r on r.target = 'key:' || encode(key, 'hex')
      union
      select claim_key from claim_choice where claim_key = any (?)
      """;

  private static final String RECORDS_OF_MANY =
      """
      select v.claim_key, v.records
        from unnest(?::bytea[], ?::bytea[]) as wanted (claim_key, content)
        join claim_version v on v.claim_key = wanted.claim_key and v.content_sha256 = wanted.content
       where v.month = any (?)
      """;

  private static final String RECORDS =
      """
      select records from claim_version where month = ? and claim_key = ? and content_sha256 = ?
       limit 1
      """;

  /** Adds versions and links that are not known; rows as {@link #row} makes them. */
  void addAll(Jdbc tx, List<Object[]> versions, List<Object[]> numbers) throws SQLException {
    tx.copy(VERSION_COLUMNS, versions);
    tx.copy(NUMBER_COLUMNS, numbers);
  }

  /**
   * A version as {@link #addAll} takes it.
   *
   * @param records as {@link Deflated} packs them
   */
  static Object[] row(ClaimKey key, ClaimVersion version, byte[] records, Instant now) {
    return new Object[] {
      key.month().atDay(1),
      key.bytes(),
      version.processed().atDay(1),
      version.stage(),
      HEX.parseHex(version.content()),
      HEX.parseHex(version.visible()),
      version.split(),
      records,
      now
    };
  }

  /** The versions of many claims, by {@link ClaimKey#hex}. */
  Map<String, Set<ClaimVersion>> versions(Jdbc tx, Collection<ClaimKey> keys) throws SQLException {
    Map<String, Set<ClaimVersion>> versions = new HashMap<>();
    tx.each(
        VERSIONS_OF_MANY,
        row ->
            versions
                .computeIfAbsent(HEX.formatHex(row.getBytes("claim_key")), x -> new HashSet<>())
                .add(version(row)),
        ClaimKey.months(keys),
        ClaimKey.bytes(keys));
    return versions;
  }

  /** The 検索番号 of many claims, as {@code hex|number}. */
  Set<String> numbers(Jdbc tx, Collection<ClaimKey> keys) throws SQLException {
    return new HashSet<>(
        tx.list(
            NUMBERS_OF_MANY,
            row -> row.getString("link"),
            ClaimKey.months(keys),
            ClaimKey.bytes(keys)));
  }

  /**
   * Which of the claims more is known of than their own versions: others under the same 検索番号,
   * returns or an operator's choice. By {@link ClaimKey#hex}.
   */
  Set<String> entangled(Jdbc tx, Collection<ClaimKey> keys) throws SQLException {
    LocalDate[] months = ClaimKey.months(keys);
    byte[][] bytes = ClaimKey.bytes(keys);
    return new HashSet<>(
        tx.list(
            ENTANGLED,
            row -> HEX.formatHex(row.getBytes("claim_key")),
            months,
            bytes,
            months,
            bytes,
            bytes,
            bytes));
  }

  /** Many claims as they were in a version each, by {@link ClaimKey#hex}. */
  Map<String, byte[]> records(Jdbc tx, Map<ClaimKey, String> contents) throws SQLException {
    Map<String, byte[]> records = new HashMap<>();
    tx.each(
        RECORDS_OF_MANY,
        row ->
            records.put(
                HEX.formatHex(row.getBytes("claim_key")),
                Deflated.inflate(row.getBytes("records"))),
        ClaimKey.bytes(contents.keySet()),
        contents.values().stream().map(HEX::parseHex).toArray(byte[][]::new),
        ClaimKey.months(contents.keySet()));
    return records;
  }

  /**
   * Adds a return; false when it was known.
   *
   * @param target a 検索番号, or {@code key:} and the key of a claim without one
   */
  boolean addReturn(Jdbc tx, String target, ClaimReturn returned, Instant now) throws SQLException {
    return tx.update(RETURN, target, returned.processed().atDay(1), returned.withdrawn(), now) == 1;
  }

  /** Notes which of its versions an operator decided for; a later decision takes its place. */
  void addChoice(Jdbc tx, ClaimKey key, String content) throws SQLException {
    tx.update(CHOICE, key.bytes(), HEX.parseHex(content));
  }

  /** The claims that were sent under a 検索番号. */
  List<ClaimKey> withNumber(Jdbc tx, String searchNumber) throws SQLException {
    return tx.list(WITH_NUMBER, ClaimFacts::key, searchNumber);
  }

  /** Whose claims were sent under a 検索番号: 保険者番号, empty for one that only 公費 pays. */
  List<String> insurersOf(Jdbc tx, String searchNumber) throws SQLException {
    return tx.list(INSURERS_OF, row -> row.getString("insurer"), searchNumber);
  }

  /** Keys of the claim and of those linked to it, the claim among them. */
  List<ClaimKey> family(Jdbc tx, ClaimKey key) throws SQLException {
    LocalDate month = key.month().atDay(1);
    return tx.list(
        FAMILY,
        row -> new ClaimKey(key.month(), HEX.formatHex(row.getBytes(1)), key.treatment()),
        key.bytes(),
        month,
        month,
        month,
        key.treatmentBytes());
  }

  /** The same, linked by nothing but {@code among}. */
  List<ClaimKey> family(Jdbc tx, ClaimKey key, Collection<ClaimKey> among) throws SQLException {
    LocalDate month = key.month().atDay(1);
    return tx.list(
        FAMILY_AMONG,
        row -> new ClaimKey(key.month(), HEX.formatHex(row.getBytes(1)), key.treatment()),
        key.bytes(),
        month,
        month,
        month,
        key.treatmentBytes(),
        ClaimKey.bytes(among));
  }

  /** Everything known of the claim. */
  ClaimHistory history(Jdbc tx, ClaimKey key, List<ClaimKey> family) throws SQLException {
    Set<ClaimVersion> linked = new HashSet<>();
    Set<ClaimReturn> returns = new HashSet<>();
    for (ClaimKey member : family) {
      returns.addAll(returns(tx, member));
      if (!member.equals(key)) {
        linked.addAll(versions(tx, member));
      }
    }
    Set<String> chosen =
        new HashSet<>(tx.list(CHOICES, row -> HEX.formatHex(row.getBytes(1)), key.bytes()));
    return new ClaimHistory(Set.copyOf(versions(tx, key)), linked, returns, chosen);
  }

  /** The claim as it was in a version. */
  byte[] records(Jdbc tx, ClaimKey key, String content) throws SQLException {
    return tx.first(
            RECORDS,
            row -> Deflated.inflate(row.getBytes("records")),
            key.month().atDay(1),
            key.bytes(),
            HEX.parseHex(content))
        .orElseThrow();
  }

  List<ClaimVersion> versions(Jdbc tx, ClaimKey key) throws SQLException {
    return tx.list(VERSIONS, ClaimFacts::version, key.month().atDay(1), key.bytes());
  }

  private static List<ClaimReturn> returns(Jdbc tx, ClaimKey key) throws SQLException {
    return tx.list(
        RETURNS,
        row ->
            new ClaimReturn(
                YearMonth.from(row.getObject("processed", LocalDate.class)),
                row.getBoolean("withdrawn")),
        key.bytes(),
        key.month().atDay(1),
        key.bytes());
  }

  private static ClaimKey key(ResultSet row) throws SQLException {
    return new ClaimKey(
        YearMonth.from(row.getObject("month", LocalDate.class)),
        HEX.formatHex(row.getBytes("claim_key")),
        HEX.formatHex(row.getBytes("treatment_key")));
  }

  private static ClaimVersion version(ResultSet row) throws SQLException {
    return new ClaimVersion(
        YearMonth.from(row.getObject("processed", LocalDate.class)),
        Stage.valueOf(row.getString("stage")),
        HEX.formatHex(row.getBytes("content_sha256")),
        HEX.formatHex(row.getBytes("visible_sha256")),
        row.getBoolean("split"));
  }
}
