package tegata.workers.paper;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.Json;
import tegata.contract.PaperApi.Paper;
import tegata.contract.PaperApi.Printed;
import tegata.domain.paper.PaperCode;
import tegata.domain.paper.PaperKind;
import tegata.domain.paper.RevocationReason;
import tegata.domain.receipt.ReceiptNumber;

/**
 * The register of papers. What was printed is never changed: its hash, which the log holds too, is
 * compared whenever a paper is verified.
 */
final class PaperStore {
  private static final String SERIAL = "select nextval('paper_serial') as serial";

  private static final String INSERT =
      """
      insert into paper
        (number, code, kind, person_id, insurer_number, printed, printed_hash, issued_on, valid_until, issued_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
      """;

  private static final String SELECT =
      """
      select number, code, kind, person_id, insurer_number, printed, printed_hash, issued_on, valid_until, issued_at,
             (revoked_at at time zone 'Asia/Tokyo')::date as revoked_on
        from paper
      """;

  private static final String BY_CODE = SELECT + "where code = $1";

  private static final String ISSUED_BY =
      SELECT + "where number = $1 and insurer_number = $2 and kind <> 'ELIGIBILITY_INFORMATION'";

  private static final String OF_MEMBER =
      SELECT
          + """
            where person_id = $1 and insurer_number = $2 and kind <> 'ELIGIBILITY_INFORMATION'
            order by issued_at desc, number desc limit 20
            """;

  private static final String STANDING =
      SELECT
          + """
            where person_id = $1 and insurer_number = $2 and kind = $3 and revoked_at is null
            order by issued_at, number for update
            """;

  private static final String REVOKE =
      """
      update paper set revoked_at = $2, revoked_why = $3 where number = $1 and revoked_at is null
      """;

  private static final String ISSUED_LATELY =
      """
      select count(*) as papers from paper
       where person_id = $1 and kind = $2 and issued_at > $3::timestamptz - interval '10 minutes'
      """;

  /** A paper in the register. */
  record Registered(
      Paper paper,
      UUID person,
      Instant issuedAt,
      Optional<LocalDate> revokedOn,
      String hash,
      boolean unchanged) {}

  /** Enters a paper; with its hash. */
  Future<Registered> insert(SqlConnection tx, IssuePaper.Order order, PaperCode code, Instant at) {
    return tx.query(SERIAL)
        .execute()
        .compose(
            rows -> {
              String number =
                  ReceiptNumber.of(
                      ReceiptNumber.Kind.PAPER,
                      YearMonth.from(order.issuedOn()),
                      rows.iterator().next().getLong("serial"));
              Paper paper =
                  new Paper(
                      number,
                      order.kind(),
                      code.spelled(),
                      order.issuedOn(),
                      order.validUntil(),
                      order.printed());
              String printed = json(order.printed());
              String hash = hash(code.letters(), paper, printed);
              return tx.preparedQuery(INSERT)
                  .execute(
                      Tuple.tuple()
                          .addString(number)
                          .addString(code.letters())
                          .addString(order.kind().name())
                          .addUUID(order.person())
                          .addString(order.printed().insured().insurerNumber())
                          .addString(printed)
                          .addString(hash)
                          .addLocalDate(order.issuedOn())
                          .addLocalDate(order.validUntil())
                          .addOffsetDateTime(at.atOffset(ZoneOffset.UTC)))
                  .map(
                      x -> new Registered(paper, order.person(), at, Optional.empty(), hash, true));
            });
  }

  Future<Optional<Registered>> byCode(SqlConnection tx, PaperCode code) {
    return tx.preparedQuery(BY_CODE)
        .mapping(PaperStore::toRegistered)
        .execute(Tuple.of(code.letters()))
        .map(rows -> rows.stream().findFirst());
  }

  /** A paper that an insurer itself issued. */
  Future<Optional<Registered>> issuedBy(SqlConnection tx, String insurerNumber, String number) {
    return tx.preparedQuery(ISSUED_BY)
        .mapping(PaperStore::toRegistered)
        .execute(Tuple.of(number, insurerNumber))
        .map(rows -> rows.stream().findFirst());
  }

  /** What an insurer issued to a person, the newest first. */
  Future<List<Registered>> ofMember(SqlConnection tx, UUID person, String insurerNumber) {
    return tx.preparedQuery(OF_MEMBER)
        .mapping(PaperStore::toRegistered)
        .execute(Tuple.of(person, insurerNumber))
        .map(rows -> rows.stream().toList());
  }

  /** What an insurer issued to a person and has not taken back, oldest first; held. */
  Future<List<Registered>> standing(
      SqlConnection tx, UUID person, String insurerNumber, PaperKind kind) {
    return tx.preparedQuery(STANDING)
        .mapping(PaperStore::toRegistered)
        .execute(Tuple.of(person, insurerNumber, kind.name()))
        .map(rows -> rows.stream().toList());
  }

  /** Takes a paper back; false where that was done before. */
  Future<Boolean> revoke(SqlConnection tx, String number, RevocationReason why, Instant at) {
    return tx.preparedQuery(REVOKE)
        .execute(Tuple.of(number, at.atOffset(ZoneOffset.UTC), why.name()))
        .map(rows -> rows.rowCount() == 1);
  }

  /** How many papers of a kind a person got within the last ten minutes. */
  Future<Long> issuedLately(SqlConnection tx, UUID person, PaperKind kind, Instant now) {
    return tx.preparedQuery(ISSUED_LATELY)
        .execute(Tuple.of(person, kind.name(), now.atOffset(ZoneOffset.UTC)))
        .map(rows -> rows.iterator().next().getLong("papers"));
  }

  private static Registered toRegistered(Row row) {
    String letters = row.getString("code");
    String printed = row.getString("printed");
    Paper paper =
        new Paper(
            row.getString("number"),
            PaperKind.valueOf(row.getString("kind")),
            new PaperCode(letters).spelled(),
            row.getLocalDate("issued_on"),
            row.getLocalDate("valid_until"),
            printed(printed));
    String hash = row.getString("printed_hash");
    return new Registered(
        paper,
        row.getUUID("person_id"),
        row.getOffsetDateTime("issued_at").toInstant(),
        Optional.ofNullable(row.getLocalDate("revoked_on")),
        hash,
        hash.equals(hash(letters, paper, printed)));
  }

  /** With the code in it, nobody can find the person's data by trying. */
  private static String hash(String letters, Paper paper, String printed) {
    String all =
        String.join(
            "\n",
            letters,
            paper.number(),
            paper.kind().name(),
            paper.issuedOn().toString(),
            paper.validUntil().toString(),
            printed);
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String json(Printed printed) {
    try {
      return Json.MAPPER.writeValueAsString(printed);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of the bus is always JSON", e);
    }
  }

  private static Printed printed(String json) {
    try {
      return Json.MAPPER.readValue(json, Printed.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a paper's text that is not as it was written", e);
    }
  }
}
