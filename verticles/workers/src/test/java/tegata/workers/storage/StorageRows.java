package tegata.workers.storage;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.YearMonth;
import java.util.UUID;
import tegata.workers.fixture.TestDatabase;

/**
 * 架空の人々の三年分, written by the database itself into its real tables: of every person and month a claim
 * of a visit with two drugs and three services, of every year a checkup of 25 values.
 */
final class StorageRows {
  static final int MONTHS = 36;

  private static final int CHECKUPS = 3;
  private static final int VALUES = 25;

  /** Set, notice, drugs and services. */
  private static final int OF_A_MONTH = 1 + 1 + 2 + 3;

  private static final int OF_A_CHECKUP = 1 + 1 + VALUES;

  /** What a patient's pages read of one person. */
  static final int OF_A_PERSON = MONTHS * OF_A_MONTH + CHECKUPS * OF_A_CHECKUP;

  private static final String PEOPLE =
      """
      insert into person (id, external_id, name, kana, birthdate, sex)
      select md5('person ' || n)::uuid, 'P-' || n, '架空 人', 'カクウ ヒト', date '1950-01-01' + n %% 20000, 1
        from generate_series(0, %d) n
      """;

  private static final String MONTH =
      """
      create temp table claimed on commit drop as
      select n, md5('person ' || n)::uuid as person, sha256(('claim $MONTH ' || n)::bytea) as key
        from generate_series(0, $PEOPLE) n;
      insert into record_set (id, person_id, kind, set_key, made_at, content_sha256, insurer_name, brought_in_at)
      overriding system value
      select $SETS + n, person, 'CLAIM', left('$MONTH', 7) || '|' || encode(key, 'hex'), date '$MONTH', key,
             '架空健康保険組合', date '$MONTH' + interval '70 days' from claimed;
      insert into expense_notice (person_id, set_id, line, month, category, days, institution, total, insurer,
                                  public_expense, patient, from_claim)
      select person, $SETS + n, 1, '$MONTH', '医科外来', 2, '架空内科医院 ' || n % 100, 3800, 2660, 0, 1140, true from claimed;
      insert into medication (person_id, set_id, line, month, dispensed_on, institution_code, institution, setting,
                              usage_class, name, ingredient, drug_code_kind, drug_code, dose, usage, quantity, source)
      select person, $SETS + n, line, '$MONTH', date '$MONTH' + 9, '1319999913', '架空内科医院 ' || n % 100, '院内', '内服',
             '架空錠５ｍｇ ' || line, '【般】架空成分錠５ｍｇ', 'RECEIPT', '62000946' || line, '1日 3錠', '1日3回 食後', '14日分', 'CLAIM'
        from claimed, generate_series(1, 2) line;
      insert into treatment (person_id, set_id, line, month, day, institution_code, institution, category, service_group,
                             code, name, times)
      select person, $SETS + n, line, '$MONTH', date '$MONTH' + 9, '1319999913', '架空内科医院 ' || n % 100, '医科外来', '再診',
             '11200741' || line, '再診料', 1 from claimed, generate_series(1, 3) line;
      insert into claim (month, claim_key, treatment_key, kind, insurer_number, symbol_key, number_key, branch_key,
                         birthdate, sex, name_key, kana_key, person_id, state, shown_sha256, brought_in_at)
      select '$MONTH', key, sha256(key), 'MEDICAL', '06130488', '12', n::text, '00', date '1950-01-01' + n % 20000, 1,
             '架空人', 'カクウヒト', person, 'ACTIVE', key, date '$MONTH' + interval '70 days' from claimed;
      insert into claim_version (month, claim_key, processed, stage, content_sha256, visible_sha256, split, records,
                                 brought_in_at)
      select '$MONTH', key, date '$MONTH' + interval '1 month', 'CLAIMED', key, sha256(key), false,
             $RECORDS, date '$MONTH' + interval '70 days' from claimed
      """;

  private static final String CHECKUP =
      """
      create temp table examined on commit drop as
      select n, md5('person ' || n)::uuid as person from generate_series(0, $PEOPLE) n;
      insert into record_set (id, person_id, kind, set_key, made_at, content_sha256, brought_in_at)
      overriding system value
      select $SETS + n, person, 'CHECKUP', '$MONTH|1319999913', date '$MONTH', sha256(person::text::bytea),
             date '$MONTH' + interval '70 days' from examined;
      insert into checkup (set_id, person_id, examined_on, institution)
      select $SETS + n, person, '$MONTH', '架空健診センター' from examined;
      insert into checkup_item (set_id, line, code, name, type, value, unit, low, high, examined_on)
      select $SETS + n, line, '9N0010000000000' || line, '検査の値 ' || line, 'PQ', (n % 100)::text, 'mg/dL', '10', '99',
             '$MONTH' from examined, generate_series(1, $VALUES) line
      """;

  private final TestDatabase database;
  private final long people;
  private final int recordBytes;
  private long sets = 1;

  /**
   * @param recordBytes of a claim as it is kept
   */
  StorageRows(TestDatabase database, long people, int recordBytes) {
    this.database = database;
    this.people = people;
    this.recordBytes = recordBytes;
  }

  /** The id that {@code md5} makes of the person's number, here and in the database. */
  static UUID person(long number) {
    try {
      byte[] hash =
          MessageDigest.getInstance("MD5").digest(("person " + number).getBytes(US_ASCII));
      ByteBuffer bytes = ByteBuffer.wrap(hash);
      return new UUID(bytes.getLong(), bytes.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }

  /** The months up to {@code last}, and the one before, whose window is over. */
  void write(YearMonth last) {
    database.asOwner(PEOPLE.formatted(people - 1));
    for (YearMonth month = last.minusMonths(MONTHS);
        !month.isAfter(last);
        month = month.plusMonths(1)) {
      ensure(month);
      fill(MONTH, month);
    }
    for (int year = 0; year < CHECKUPS; year++) {
      fill(CHECKUP, last.minusYears(year));
    }
    database.asOwner("vacuum analyze");
  }

  private void ensure(YearMonth month) {
    database.asOwner(
        "select ensure_month('%1$s'), ensure_claim_month('%1$s'), ensure_checkup_month('%1$s')"
            .formatted(month.atDay(1)));
  }

  private void fill(String statements, YearMonth month) {
    database.asOwner(
        "begin; "
            + statements
                .replace("$MONTH", month.atDay(1).toString())
                .replace("$PEOPLE", String.valueOf(people - 1))
                .replace("$SETS", String.valueOf(sets))
                .replace("$VALUES", String.valueOf(VALUES))
                .replace("$RECORDS", randomBytes())
            + "; commit");
    sets += people;
  }

  /** What is compressed already does not shrink again: random bytes stand for it. */
  private String randomBytes() {
    return "decode(left(repeat(md5(n || 'a') || md5(n || 'b') || md5(n || 'c') || md5(n || 'd'), %d), %d), 'hex')"
        .formatted(recordBytes * 2 / 128 + 1, recordBytes * 2);
  }
}
