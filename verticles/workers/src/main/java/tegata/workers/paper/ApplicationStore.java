package tegata.workers.paper;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.CertificateApplicationApi.Application;
import tegata.contract.CertificateApplicationApi.Apply;
import tegata.contract.CertificateApplicationApi.Certificate;
import tegata.contract.RegistrationApi.Insurer;
import tegata.contract.RegistrationApi.Returned;
import tegata.domain.paper.CertificateGround;
import tegata.domain.paper.CertificateProgress;
import tegata.domain.receipt.ReceiptNumber;
import tegata.domain.registration.ReturnReason;

/** Orders that members gave themselves, as they see them. */
final class ApplicationStore {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final String SERIAL = "select nextval('certificate_serial') as serial";

  private static final String INSERT =
      """
      insert into certificate_order (id, number, kind, person_id, insurer_number, ground, note, entered_at)
      values ($1, $2, 'ISSUE', $3, $4, $5, $6, $7)
      on conflict do nothing
      """;

  private static final String SELECT =
      """
      select o.*, p.issued_on, p.valid_until,
             coalesce((select c.insurer_name from coverage c
                        where c.person_id = o.person_id and c.insurer_number = o.insurer_number
                        order by c.acquired_on desc limit 1), o.insurer_number) as insurer_name
        from certificate_order o left join paper p on p.number = o.paper
       where o.number is not null and o.person_id = $1
      """;

  private static final String BY_FORM = SELECT + "and o.id = $2";
  private static final String BY_NUMBER = SELECT + "and o.number = $2";
  private static final String OF_PERSON = SELECT + "order by o.entered_at desc, o.id limit 100";

  private static final String HOLD =
      "select id from certificate_order where person_id = $1 and number = $2 for update";

  private static final String WITHDRAW =
      """
      update certificate_order set withdrawn_at = $2
       where number = $1 and decided_at is null and withdrawn_at is null
      """;

  private static final String ACCEPT =
      "update certificate_order set entered_by = $2, accepted_at = $3 where id = $1 and accepted_at is null";

  private static final String RETURN =
      """
      update certificate_order
         set decided_by = $2, decided_at = $3, carried_out = false, return_reason = $4, return_comment = $5
       where id = $1 and decided_at is null and withdrawn_at is null
      """;

  /** Stores an application; false where its form was sent before, or another order waits. */
  Future<Boolean> insert(SqlConnection tx, Apply q, String insurer, Instant at) {
    return tx.query(SERIAL)
        .execute()
        .compose(
            rows ->
                tx.preparedQuery(INSERT)
                    .execute(
                        Tuple.tuple()
                            .addUUID(q.form())
                            .addString(
                                ReceiptNumber.of(
                                    ReceiptNumber.Kind.CERTIFICATE,
                                    YearMonth.from(at.atZone(JAPAN)),
                                    rows.iterator().next().getLong("serial")))
                            .addUUID(q.person())
                            .addString(insurer)
                            .addString(q.ground().name())
                            .addString(q.note().orElse(null))
                            .addOffsetDateTime(at.atOffset(ZoneOffset.UTC))))
        .map(rows -> rows.rowCount() == 1);
  }

  /** The person's application made by that form. */
  Future<Optional<Application>> byForm(SqlConnection tx, UUID person, UUID form) {
    return one(tx, BY_FORM, Tuple.of(person, form));
  }

  /** The person's application with that 受付番号. */
  Future<Optional<Application>> byNumber(SqlConnection tx, UUID person, String number) {
    return one(tx, BY_NUMBER, Tuple.of(person, number));
  }

  /** As {@link #byNumber}, held until the transaction ends. */
  Future<Optional<Application>> hold(SqlConnection tx, UUID person, String number) {
    return tx.preparedQuery(HOLD)
        .execute(Tuple.of(person, number))
        .compose(x -> byNumber(tx, person, number));
  }

  /** All applications of a person, newest first, at most 100. */
  Future<List<Application>> ofPerson(SqlConnection tx, UUID person) {
    return tx.preparedQuery(OF_PERSON)
        .mapping(ApplicationStore::toApplication)
        .execute(Tuple.of(person))
        .map(rows -> rows.stream().toList());
  }

  Future<Void> withdraw(SqlConnection tx, String number, Instant at) {
    return tx.preparedQuery(WITHDRAW)
        .execute(Tuple.of(number, at.atOffset(ZoneOffset.UTC)))
        .mapEmpty();
  }

  Future<Void> accept(SqlConnection tx, UUID id, UUID clerk, Instant at) {
    return tx.preparedQuery(ACCEPT)
        .execute(Tuple.of(id, clerk, at.atOffset(ZoneOffset.UTC)))
        .mapEmpty();
  }

  Future<Void> giveBack(SqlConnection tx, UUID id, UUID staff, Instant at, Returned why) {
    return tx.preparedQuery(RETURN)
        .execute(
            Tuple.of(
                id,
                staff,
                at.atOffset(ZoneOffset.UTC),
                why.reason().name(),
                why.comment().orElse(null)))
        .mapEmpty();
  }

  /** How an order that a member gave stands. */
  static CertificateProgress progress(Row row) {
    if (row.getOffsetDateTime("withdrawn_at") != null) {
      return CertificateProgress.WITHDRAWN;
    }
    if (row.getBoolean("carried_out") != null) {
      return row.getBoolean("carried_out")
          ? CertificateProgress.ISSUED
          : CertificateProgress.RETURNED;
    }
    return row.getOffsetDateTime("accepted_at") == null
        ? CertificateProgress.RECEIVED
        : CertificateProgress.ACCEPTED;
  }

  private static Future<Optional<Application>> one(SqlConnection tx, String sql, Tuple values) {
    return tx.preparedQuery(sql)
        .mapping(ApplicationStore::toApplication)
        .execute(values)
        .map(rows -> rows.stream().findFirst());
  }

  private static Application toApplication(Row row) {
    return new Application(
        row.getString("number"),
        new Insurer(row.getString("insurer_number"), row.getString("insurer_name")),
        CertificateGround.valueOf(row.getString("ground")),
        Optional.ofNullable(row.getString("note")),
        progress(row),
        row.getOffsetDateTime("entered_at").toInstant(),
        instant(row, "accepted_at"),
        instant(row, "decided_at").or(() -> instant(row, "withdrawn_at")),
        Optional.ofNullable(row.getString("paper"))
            .map(number -> new Certificate(number, day(row, "issued_on"), day(row, "valid_until"))),
        Optional.ofNullable(row.getString("return_reason"))
            .map(
                reason ->
                    new Returned(
                        ReturnReason.valueOf(reason),
                        Optional.ofNullable(row.getString("return_comment")))));
  }

  private static LocalDate day(Row row, String column) {
    return row.getLocalDate(column);
  }

  private static Optional<Instant> instant(Row row, String column) {
    return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
  }
}
