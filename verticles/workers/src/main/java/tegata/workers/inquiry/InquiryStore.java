package tegata.workers.inquiry;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.InquiryApi.Waiting;
import tegata.domain.inquiry.Inquiry;
import tegata.domain.receipt.ReceiptNumber;

/** Inquiries of people and their answers. */
final class InquiryStore {
  private static final String COLUMNS =
      " number, person_id, entry, text, received_at, due_on, answer, answered_at ";

  private static final String SERIAL = "select nextval('inquiry_serial') as serial";

  private static final String INSERT =
      "insert into inquiry (number, person_id, form_id, entry, text, due_on)"
          + " values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning"
          + COLUMNS;

  private static final String BY_FORM =
      "select" + COLUMNS + "from inquiry where person_id = $1 and form_id = $2";

  private static final String OPEN_ABOUT =
      "select"
          + COLUMNS
          + "from inquiry where person_id = $1 and entry = $2 and answered_at is null";

  private static final String OPEN_OF =
      "select count(*) as open from inquiry where person_id = $1 and answered_at is null";

  private static final String OF_PERSON =
      "select"
          + COLUMNS
          + "from inquiry where person_id = $1 order by received_at desc, number desc limit 100";

  private static final String BY_NUMBER = "select" + COLUMNS + "from inquiry where number = $1";

  private static final String ANSWER =
      """
      update inquiry set answer = $2, answered_at = clock_timestamp(), answered_by = $3
       where number = $1 and answered_at is null
      returning
      """
          + COLUMNS;

  private static final String QUEUE =
      """
      select number, received_at, due_on, answered_at from inquiry
       where answered_at is null order by due_on, number offset $1 limit $2
      """;

  private static final String ANSWERED =
      """
      select number, received_at, due_on, answered_at from inquiry
       where answered_at is not null order by answered_at desc, number offset $1 limit $2
      """;

  /** An inquiry and whose it is. */
  record Kept(UUID person, Inquiry inquiry) {}

  /** What is put down when a form arrives. */
  record New(UUID person, UUID form, long entry, Optional<String> text, LocalDate today) {}

  /** Puts an inquiry down; empty where the form was sent before, or one about it is open. */
  Future<Optional<Inquiry>> insert(SqlConnection tx, New inquiry) {
    return tx.query(SERIAL)
        .execute()
        .compose(
            rows ->
                one(
                    tx,
                    INSERT,
                    Tuple.of(
                        ReceiptNumber.of(
                            ReceiptNumber.Kind.INQUIRY,
                            YearMonth.from(inquiry.today()),
                            rows.iterator().next().getLong("serial")),
                        inquiry.person(),
                        inquiry.form(),
                        inquiry.entry(),
                        inquiry.text().orElse(null),
                        inquiry.today().plus(Inquiry.ANSWERED_WITHIN))))
        .map(made -> made.map(Kept::inquiry));
  }

  Future<Optional<Inquiry>> byForm(SqlConnection tx, UUID person, UUID form) {
    return one(tx, BY_FORM, Tuple.of(person, form)).map(found -> found.map(Kept::inquiry));
  }

  /** The one about an entry that waits for its answer. */
  Future<Optional<Inquiry>> openAbout(SqlConnection tx, UUID person, long entry) {
    return one(tx, OPEN_ABOUT, Tuple.of(person, entry)).map(found -> found.map(Kept::inquiry));
  }

  /** How many of a person wait. */
  Future<Long> openOf(SqlConnection tx, UUID person) {
    return tx.preparedQuery(OPEN_OF)
        .execute(Tuple.of(person))
        .map(rows -> rows.iterator().next().getLong("open"));
  }

  Future<List<Inquiry>> ofPerson(SqlConnection tx, UUID person) {
    return tx.preparedQuery(OF_PERSON)
        .mapping(InquiryStore::toKept)
        .execute(Tuple.of(person))
        .map(rows -> rows.stream().map(Kept::inquiry).toList());
  }

  Future<Optional<Kept>> byNumber(SqlConnection tx, String number) {
    return one(tx, BY_NUMBER, Tuple.of(number));
  }

  /** Keeps the answer; empty where there is one already, or no such inquiry. */
  Future<Optional<Kept>> answer(SqlConnection tx, String number, String text, UUID staff) {
    return one(tx, ANSWER, Tuple.of(number, text, staff));
  }

  Future<List<Waiting>> queue(SqlConnection tx, boolean answered, int from, int limit) {
    return tx.preparedQuery(answered ? ANSWERED : QUEUE)
        .mapping(InquiryStore::toWaiting)
        .execute(Tuple.of(from, limit))
        .map(rows -> rows.stream().toList());
  }

  private static Future<Optional<Kept>> one(SqlConnection tx, String sql, Tuple values) {
    return tx.preparedQuery(sql)
        .mapping(InquiryStore::toKept)
        .execute(values)
        .map(rows -> rows.stream().findFirst());
  }

  private static Kept toKept(Row row) {
    return new Kept(
        row.getUUID("person_id"),
        new Inquiry(
            row.getString("number"),
            row.getLong("entry"),
            Optional.ofNullable(row.getString("text")),
            row.getOffsetDateTime("received_at").toInstant(),
            row.getLocalDate("due_on"),
            Optional.ofNullable(row.getString("answer"))
                .map(
                    text ->
                        new Inquiry.Answer(
                            text, row.getOffsetDateTime("answered_at").toInstant()))));
  }

  private static Waiting toWaiting(Row row) {
    return new Waiting(
        row.getString("number"),
        row.getOffsetDateTime("received_at").toInstant(),
        row.getLocalDate("due_on"),
        Optional.ofNullable(row.getOffsetDateTime("answered_at")).map(at -> at.toInstant()));
  }
}
