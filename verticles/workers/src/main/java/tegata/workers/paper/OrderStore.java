package tegata.workers.paper;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.CertificateApi;
import tegata.contract.CertificateApi.Applied;
import tegata.contract.CertificateApi.Enter;
import tegata.contract.CertificateApi.Kind;
import tegata.contract.CertificateApi.Order;
import tegata.contract.Fault;
import tegata.domain.paper.CertificateGround;
import tegata.domain.paper.RevocationReason;

/** Orders about certificates, of one insurer. */
final class OrderStore {
  private static final String INSERT =
      """
      insert into certificate_order (id, kind, person_id, insurer_number, ground, why, entered_by, entered_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8)
      on conflict do nothing
      """;

  private static final String SELECT =
      """
      select o.*, s.name as clerk from certificate_order o left join staff s on s.id = o.entered_by
      """;

  private static final String WAITING =
      SELECT
          + "where o.insurer_number = $1 and o.decided_at is null and o.withdrawn_at is null order by o.entered_at, o.id limit "
          + CertificateApi.MOST_WAITING;

  private static final String BY_ID = SELECT + "where o.id = $1 and o.insurer_number = $2";

  private static final String HOLD =
      "select id from certificate_order where id = $1 and insurer_number = $2 for update";

  private static final String DECIDE =
      """
      update certificate_order set decided_by = $2, decided_at = $3, carried_out = $4, paper = $5
       where id = $1 and decided_at is null
      """;

  /** 要配慮者 whose certificate ends soon, while nothing about it is waiting. */
  private static final String RENEW =
      """
      insert into certificate_order (id, kind, person_id, insurer_number, ground, entered_at)
      select distinct on (p.person_id) gen_random_uuid(), 'ISSUE', p.person_id, p.insurer_number, o.ground, $3::timestamptz
        from certificate_order o join paper p on p.number = o.paper
       where o.insurer_number = $1 and o.ground = 'SUPPORT_NEEDED' and o.carried_out
         and p.revoked_at is null and p.valid_until between $2 and $2::date + 60
         and not exists (select 1 from certificate_order d where d.person_id = p.person_id
                          and d.insurer_number = $1 and d.decided_at is not null and not d.carried_out
                          and d.ground = 'SUPPORT_NEEDED' and d.number is null and d.entered_at > p.issued_at)
         and exists (select 1 from coverage c where c.person_id = p.person_id and c.insurer_number = $1
                      and c.acquired_on <= $2 and (c.lost_on is null or c.lost_on > $2))
      on conflict do nothing
      """;

  /** An open application to end the registration decides on its own certificate. */
  private static final String IN_APPLICATION =
      """
      select 1 from deregistration
       where person_id = $1 and certificate_insurer = $2
         and status in ('CERTIFICATE_ISSUED', 'INTERMEDIARY_ACCEPTED', 'SCHEDULED')
      """;

  /** Certificates of applications that are closed count no more either. */
  private static final String FORGET =
      """
      update deregistration
         set certificate_insurer = null, certificate_issued_on = null, certificate_valid_until = null,
             certificate_paper = null
       where person_id = $1 and certificate_insurer = $2
         and status not in ('CERTIFICATE_ISSUED', 'INTERMEDIARY_ACCEPTED', 'SCHEDULED')
      """;

  /** An order with whom it is about, who entered it and who decided it. */
  record Held(Order order, UUID person, Optional<UUID> clerk, Optional<UUID> decider) {}

  /** Enters an order; false where it is there already, or another one of the person waits. */
  Future<Boolean> enter(SqlConnection tx, Enter q, String insurer, UUID clerk, Instant at) {
    return tx.preparedQuery(INSERT)
        .execute(
            Tuple.tuple()
                .addUUID(q.id())
                .addString(q.kind().name())
                .addUUID(q.person())
                .addString(insurer)
                .addString(q.ground().map(Enum::name).orElse(null))
                .addString(q.why().map(Enum::name).orElse(null))
                .addUUID(clerk)
                .addOffsetDateTime(at.atOffset(ZoneOffset.UTC)))
        .map(rows -> rows.rowCount() == 1);
  }

  Future<Void> renew(SqlConnection tx, String insurer, LocalDate today, Instant at) {
    return tx.preparedQuery(RENEW)
        .execute(Tuple.of(insurer, today, at.atOffset(ZoneOffset.UTC)))
        .mapEmpty();
  }

  Future<List<Order>> waiting(SqlConnection tx, String insurer) {
    return tx.preparedQuery(WAITING)
        .mapping(row -> withoutNote(toHeld(row).order()))
        .execute(Tuple.of(insurer))
        .map(rows -> rows.stream().toList());
  }

  Future<Optional<Held>> byId(SqlConnection tx, UUID id, String insurer) {
    return tx.preparedQuery(BY_ID)
        .mapping(OrderStore::toHeld)
        .execute(Tuple.of(id, insurer))
        .map(rows -> rows.stream().findFirst());
  }

  /** As {@link #byId}, held until the transaction ends. */
  Future<Optional<Held>> hold(SqlConnection tx, UUID id, String insurer) {
    return tx.preparedQuery(HOLD)
        .execute(Tuple.of(id, insurer))
        .compose(x -> byId(tx, id, insurer));
  }

  Future<Void> decide(
      SqlConnection tx, UUID id, UUID approver, Instant at, boolean done, Optional<String> paper) {
    return tx.preparedQuery(DECIDE)
        .execute(Tuple.of(id, approver, at.atOffset(ZoneOffset.UTC), done, paper.orElse(null)))
        .mapEmpty();
  }

  /** Fails while an open application to end the registration decides on the certificate. */
  Future<Void> notInApplication(SqlConnection tx, UUID person, String insurer) {
    return tx.preparedQuery(IN_APPLICATION)
        .execute(Tuple.of(person, insurer))
        .compose(
            rows ->
                rows.size() == 0
                    ? Future.succeededFuture()
                    : Future.failedFuture(
                        new Fault(
                            Fault.Kind.CONFLICT,
                            "in-application",
                            "The application to end the registration decides on it.")));
  }

  Future<Void> forgetOfClosed(SqlConnection tx, UUID person, String insurer) {
    return tx.preparedQuery(FORGET).execute(Tuple.of(person, insurer)).mapEmpty();
  }

  /** The list tells nothing about anybody. */
  private static Order withoutNote(Order order) {
    return new Order(
        order.id(),
        order.kind(),
        order.ground(),
        order.why(),
        order.enteredAt(),
        order.enteredBy(),
        order.carriedOut(),
        order.paper(),
        order
            .application()
            .map(made -> new Applied(made.number(), made.progress(), Optional.empty())));
  }

  private static Held toHeld(Row row) {
    return new Held(
        new Order(
            row.getUUID("id"),
            Kind.valueOf(row.getString("kind")),
            Optional.ofNullable(row.getString("ground")).map(CertificateGround::valueOf),
            Optional.ofNullable(row.getString("why")).map(RevocationReason::valueOf),
            row.getOffsetDateTime("entered_at").toInstant(),
            Optional.ofNullable(row.getString("clerk")),
            Optional.ofNullable(row.getBoolean("carried_out")),
            Optional.ofNullable(row.getString("paper")),
            Optional.ofNullable(row.getString("number"))
                .map(
                    number ->
                        new Applied(
                            number,
                            ApplicationStore.progress(row),
                            Optional.ofNullable(row.getString("note"))))),
        row.getUUID("person_id"),
        Optional.ofNullable(row.getUUID("entered_by")),
        Optional.ofNullable(row.getUUID("decided_by")));
  }
}
