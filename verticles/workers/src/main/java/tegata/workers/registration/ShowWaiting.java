package tegata.workers.registration;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import tegata.contract.Caller;
import tegata.contract.DeregistrationApi.WaitingFor;
import tegata.contract.DeregistrationApi.WaitingPage;
import tegata.contract.Fault;
import tegata.contract.InsurerDeskApi.Waiting;
import tegata.domain.insurer.ExaminationDeadline;
import tegata.domain.registration.Deregistration.Status;
import tegata.workers.database.Database;

/** 決定を待つ解除申請: an insurer's own. What leaves the queue while it is read moves nothing else. */
final class ShowWaiting {
  private static final int PAGE = 100;

  private static final String WAITING =
      """
      select number, version, status, received_at from deregistration
       where insurer_number = $1
         and (status in ('RECEIVED', 'INSURER_ACCEPTED') or status = 'SCHEDULED' and certificate_insurer is null)
         and (received_at, number) > ($2, $3)
       order by received_at, number limit $4
      """;

  private final Database database;

  /** Behind whom a page goes on. */
  private record Cursor(Instant at, String number) {
    static final Cursor FIRST = new Cursor(Instant.EPOCH, "");
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    static Cursor read(String text) {
      try {
        String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
        int at = plain.indexOf(' ');
        if (at < 0) {
          throw none();
        }
        Cursor read = new Cursor(Instant.parse(plain.substring(0, at)), plain.substring(at + 1));
        if (!read.isPossible()) {
          throw none();
        }
        return read;
      } catch (IllegalArgumentException | DateTimeException e) {
        throw none();
      }
    }

    /** Whether the database can hold it; anybody can write one. */
    private boolean isPossible() {
      return !at.isBefore(Instant.EPOCH) && at.isBefore(LAST) && number.indexOf('\0') < 0;
    }

    private static Fault none() {
      return new Fault(Fault.Kind.NOT_FOUND, "not-found", "There is no such page.");
    }

    String text() {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString((at + " " + number).getBytes(StandardCharsets.US_ASCII));
    }
  }

  ShowWaiting(Database database) {
    this.database = database;
  }

  Future<WaitingPage> list(Caller caller, WaitingFor q) {
    return Future.succeededFuture(q.after())
        .map(after -> after.map(Cursor::read).orElse(Cursor.FIRST))
        .compose(
            cursor ->
                database.inTransaction(
                    tx ->
                        Decider.of(tx, caller)
                            .map(found -> found.orElseThrow(DecideDeregistration::unknown))
                            .compose(
                                decider ->
                                    tx.preparedQuery(WAITING)
                                        .mapping(ShowWaiting::toWaiting)
                                        .execute(
                                            Tuple.of(
                                                decider.insurerNumber(),
                                                cursor.at().atOffset(ZoneOffset.UTC),
                                                cursor.number(),
                                                PAGE + 1)))
                            .map(rows -> page(rows.stream().toList()))));
  }

  private static WaitingPage page(List<Waiting> rows) {
    if (rows.size() <= PAGE) {
      return new WaitingPage(rows, Optional.empty());
    }
    Waiting last = rows.get(PAGE - 1);
    return new WaitingPage(
        rows.subList(0, PAGE), Optional.of(new Cursor(last.receivedAt(), last.number()).text()));
  }

  private static Waiting toWaiting(Row row) {
    Instant receivedAt = row.getOffsetDateTime("received_at").toInstant();
    return new Waiting(
        row.getString("number"),
        row.getInteger("version"),
        Status.valueOf(row.getString("status")),
        receivedAt,
        ExaminationDeadline.of(receivedAt));
  }
}
