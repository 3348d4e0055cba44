package tegata.workers.registration;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import tegata.contract.RegistrationApi.Application;
import tegata.contract.RegistrationApi.Insurer;
import tegata.contract.RegistrationApi.Returned;
import tegata.domain.receipt.ReceiptNumber;
import tegata.domain.registration.Deregistration;
import tegata.domain.registration.DeregistrationStep;
import tegata.domain.registration.EligibilityCertificate;
import tegata.domain.registration.ReturnReason;
import tegata.domain.registration.StepTaken;

final class PgDeregistrationStore implements DeregistrationStore {
  private static final String SERIAL = "select nextval('deregistration_serial') as serial";

  private static final String INSERT =
      """
      insert into deregistration
        (id, number, person_id, insurer_number, insurer_name, status, version, reason, form_id, received_at)
      values (gen_random_uuid(), $1, $2, $3, $4, 'DRAFT', 0, $5, $6, $7)
      on conflict do nothing
      returning id
      """;

  private static final String SELECT =
      """
      select d.*,
             array(select s.step from deregistration_step s
                    where s.deregistration_id = d.id order by s.version) as steps,
             array(select s.taken_at from deregistration_step s
                    where s.deregistration_id = d.id order by s.version) as taken_at,
             exists(select 1 from outbox o where o.subject = d.id and o.sent_at is null) as unsent
        from deregistration d
      """;

  private static final String BY_FORM = SELECT + "where d.person_id = $1 and d.form_id = $2";
  private static final String BY_NUMBER = SELECT + "where d.person_id = $1 and d.number = $2";
  private static final String ANYBODYS = SELECT + "where d.number = $1";
  private static final String OF_PERSON =
      SELECT + "where d.person_id = $1 order by d.received_at desc";
  private static final String BY_ID = SELECT + "where d.id = $1";

  /** Held first and read after it, so that the steps are those of the row that is held. */
  private static final String HOLD = "select id from deregistration where id = $1 for update";

  private static final String HOLD_NUMBER =
      "select id from deregistration where number = $1 for update";

  private static final String HOLD_OWN =
      "select id from deregistration where number = $1 and person_id = $2 for update";

  private static final String MOVED_BY =
      "select deregistration_id from deregistration_step where order_id = $1";

  private static final String TAKE =
      """
      with moved as (
        update deregistration set status = $2, version = version + 1
         where id = $1 and version = $3 returning id, version)
      insert into deregistration_step (deregistration_id, version, step, order_id, taken_at)
      select id, version, $4, $5, $6 from moved
      """;

  private static final String DECIDED_BY =
      """
      update deregistration_step set staff_id = $3 where deregistration_id = $1 and version = $2
      """;

  private static final String ACCEPTED_BY =
      """
      select staff_id from deregistration_step
       where deregistration_id = $1 and step = 'ACCEPT' order by version desc limit 1
      """;

  private static final String CERTIFICATE =
      """
      update deregistration
         set certificate_insurer = $2, certificate_issued_on = $3, certificate_valid_until = $4, certificate_paper = $5
       where id = $1
      """;

  private static final String RETURNED =
      "update deregistration set return_reason = $2, return_comment = $3 where id = $1";

  private static final String ACCEPTED_ON =
      "update deregistration set intermediary_accepted_on = $2 where id = $1";

  private static final String MENDED =
      """
      update deregistration
         set insurer_number = $2, insurer_name = $3, reason = $4, return_reason = null, return_comment = null
       where id = $1
      """;

  @Override
  public Future<Optional<UUID>> insert(SqlConnection tx, New application) {
    return tx.query(SERIAL)
        .execute()
        .compose(
            rows ->
                tx.preparedQuery(INSERT)
                    .execute(
                        Tuple.of(
                            ReceiptNumber.of(
                                ReceiptNumber.Kind.DEREGISTRATION,
                                YearMonth.from(application.at()),
                                rows.iterator().next().getLong("serial")),
                            application.person(),
                            application.insurer().number(),
                            application.insurer().name(),
                            application.reason().orElse(null),
                            application.form(),
                            application.at().toOffsetDateTime())))
        .map(rows -> rows.stream().findFirst().map(row -> row.getUUID("id")));
  }

  @Override
  public Future<Optional<Application>> byForm(SqlConnection tx, UUID person, UUID form) {
    return one(tx, BY_FORM, Tuple.of(person, form));
  }

  @Override
  public Future<Optional<Application>> byNumber(SqlConnection tx, UUID person, String number) {
    return one(tx, BY_NUMBER, Tuple.of(person, number));
  }

  @Override
  public Future<Optional<Application>> byNumber(SqlConnection tx, String number) {
    return one(tx, ANYBODYS, Tuple.of(number));
  }

  @Override
  public Future<List<Application>> ofPerson(SqlConnection tx, UUID person) {
    return tx.preparedQuery(OF_PERSON)
        .mapping(PgDeregistrationStore::toApplication)
        .execute(Tuple.of(person))
        .map(rows -> rows.stream().toList());
  }

  @Override
  public Future<Optional<Application>> hold(SqlConnection tx, UUID person, String number) {
    return held(tx, HOLD_OWN, Tuple.of(number, person));
  }

  @Override
  public Future<Optional<Application>> hold(SqlConnection tx, String number) {
    return held(tx, HOLD_NUMBER, Tuple.of(number));
  }

  @Override
  public Future<Optional<Application>> hold(SqlConnection tx, UUID id) {
    return held(tx, HOLD, Tuple.of(id));
  }

  @Override
  public Future<Optional<UUID>> movedBy(SqlConnection tx, UUID order) {
    return tx.preparedQuery(MOVED_BY)
        .execute(Tuple.of(order))
        .map(rows -> rows.stream().findFirst().map(row -> row.getUUID("deregistration_id")));
  }

  @Override
  public Future<Application> take(
      SqlConnection tx,
      Application held,
      DeregistrationStep step,
      Optional<UUID> order,
      Instant at) {
    Deregistration before = held.deregistration();
    Tuple values =
        Tuple.of(
            before.id(),
            step.to().name(),
            before.version(),
            step.name(),
            order.orElse(null),
            at.atOffset(ZoneOffset.UTC));
    return tx.preparedQuery(TAKE)
        .execute(values)
        .compose(x -> one(tx, BY_ID, Tuple.of(before.id())))
        .map(Optional::orElseThrow);
  }

  @Override
  public Future<Void> decidedBy(SqlConnection tx, Deregistration after, Optional<UUID> staff) {
    return staff.isEmpty()
        ? Future.succeededFuture()
        : tx.preparedQuery(DECIDED_BY)
            .execute(Tuple.of(after.id(), after.version(), staff.get()))
            .mapEmpty();
  }

  @Override
  public Future<Optional<UUID>> acceptedBy(SqlConnection tx, UUID id) {
    return tx.preparedQuery(ACCEPTED_BY)
        .execute(Tuple.of(id))
        .map(
            rows ->
                rows.stream()
                    .findFirst()
                    .flatMap(row -> Optional.ofNullable(row.getUUID("staff_id"))));
  }

  @Override
  public Future<Void> certificate(
      SqlConnection tx, UUID id, Optional<EligibilityCertificate> certificate) {
    return tx.preparedQuery(CERTIFICATE)
        .execute(
            Tuple.of(
                id,
                certificate.map(EligibilityCertificate::insurerNumber).orElse(null),
                certificate.map(EligibilityCertificate::issuedOn).orElse(null),
                certificate.map(EligibilityCertificate::validUntil).orElse(null),
                certificate.flatMap(EligibilityCertificate::number).orElse(null)))
        .mapEmpty();
  }

  @Override
  public Future<Void> returned(SqlConnection tx, UUID id, Returned why) {
    return tx.preparedQuery(RETURNED)
        .execute(Tuple.of(id, why.reason().name(), why.comment().orElse(null)))
        .mapEmpty();
  }

  @Override
  public Future<Void> acceptedOn(SqlConnection tx, UUID id, LocalDate day) {
    return tx.preparedQuery(ACCEPTED_ON).execute(Tuple.of(id, day)).mapEmpty();
  }

  @Override
  public Future<Void> mended(SqlConnection tx, UUID id, Insurer insurer, Optional<String> reason) {
    return tx.preparedQuery(MENDED)
        .execute(Tuple.of(id, insurer.number(), insurer.name(), reason.orElse(null)))
        .mapEmpty();
  }

  private static Future<Optional<Application>> held(SqlConnection tx, String sql, Tuple values) {
    return tx.preparedQuery(sql)
        .execute(values)
        .compose(
            rows ->
                rows.size() == 0
                    ? Future.succeededFuture(Optional.empty())
                    : one(tx, BY_ID, Tuple.of(rows.iterator().next().getUUID("id"))));
  }

  private static Future<Optional<Application>> one(SqlConnection tx, String sql, Tuple values) {
    return tx.preparedQuery(sql)
        .mapping(PgDeregistrationStore::toApplication)
        .execute(values)
        .map(rows -> rows.stream().findFirst());
  }

  private static Application toApplication(Row row) {
    return new Application(
        new Deregistration(
            row.getUUID("id"),
            row.getString("number"),
            row.getUUID("person_id"),
            row.getString("insurer_number"),
            Deregistration.Status.valueOf(row.getString("status")),
            row.getInteger("version"),
            row.getOffsetDateTime("received_at").toInstant(),
            Optional.ofNullable(row.getString("certificate_insurer"))
                .map(
                    insurer ->
                        new EligibilityCertificate(
                            insurer,
                            row.getLocalDate("certificate_issued_on"),
                            row.getLocalDate("certificate_valid_until"),
                            Optional.ofNullable(row.getString("certificate_paper")))),
            Optional.ofNullable(row.getLocalDate("intermediary_accepted_on"))),
        new Insurer(row.getString("insurer_number"), row.getString("insurer_name")),
        Optional.ofNullable(row.getString("reason")),
        steps(row.getArrayOfStrings("steps"), row.getArrayOfOffsetDateTimes("taken_at")),
        Optional.ofNullable(row.getString("return_reason"))
            .map(
                reason ->
                    new Returned(
                        ReturnReason.valueOf(reason),
                        Optional.ofNullable(row.getString("return_comment")))),
        row.getBoolean("unsent"));
  }

  private static List<StepTaken> steps(String[] steps, OffsetDateTime[] at) {
    return IntStream.range(0, steps.length)
        .mapToObj(i -> new StepTaken(DeregistrationStep.valueOf(steps[i]), at[i].toInstant()))
        .toList();
  }
}
