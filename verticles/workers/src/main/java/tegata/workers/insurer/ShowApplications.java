package tegata.workers.insurer;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tegata.contract.Caller;
import tegata.contract.InsurerDeskApi.Examined;
import tegata.contract.InsurerDeskApi.FoundExamined;
import tegata.contract.InsurerDeskApi.Member;
import tegata.contract.InsurerDeskApi.Open;
import tegata.contract.InsurerDeskApi.Queue;
import tegata.contract.InsurerDeskApi.QueueOf;
import tegata.contract.InsurerDeskApi.Show;
import tegata.contract.InsurerDeskApi.Waiting;
import tegata.contract.RegistrationApi.Application;
import tegata.domain.audit.Entry;
import tegata.domain.eligibility.Coverage;
import tegata.domain.insurer.ExaminationDeadline;
import tegata.domain.registration.Deregistration;
import tegata.domain.registration.Deregistration.Status;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.person.CoverageStore;
import tegata.workers.registration.Applications;

/** 解除申請の一覧と、一件の審査の画面. */
final class ShowApplications {
  private static final int PAGE = 50;

  private static final String QUEUE =
      """
      select number, version, status, received_at from deregistration
       where insurer_number = $1 and status = any ($2)
       order by received_at, number offset $3 limit $4
      """;

  private final Database database;
  private final Clock clock;
  private final boolean oneDoesAll;
  private final Applications applications = new Applications();
  private final MemberStore members = new MemberStore();
  private final CoverageStore coverages = new CoverageStore();
  private final Audit audit = new Audit();

  ShowApplications(Database database, Clock clock, boolean oneDoesAll) {
    this.database = database;
    this.clock = clock;
    this.oneDoesAll = oneDoesAll;
  }

  Future<Queue> queue(Caller caller, QueueOf q) {
    return InsurersStaff.of(
        database,
        caller,
        (tx, insurer) ->
            tx.preparedQuery(QUEUE)
                .mapping(ShowApplications::toWaiting)
                .execute(Tuple.of(insurer, statuses(q.show()), q.cursor(), PAGE + 1))
                .map(rows -> page(q.cursor(), rows.stream().toList())));
  }

  private static String[] statuses(Show show) {
    Stream<Status> shown =
        switch (show) {
          case TO_EXAMINE -> Stream.of(Status.RECEIVED);
          case TO_ISSUE -> Stream.of(Status.INSURER_ACCEPTED);
          case RUNNING ->
              Stream.of(Status.CERTIFICATE_ISSUED, Status.INTERMEDIARY_ACCEPTED, Status.SCHEDULED);
          case RETURNED -> Stream.of(Status.RETURNED);
          case CLOSED -> Stream.of(Status.DONE, Status.WITHDRAWN);
        };
    return shown.map(Enum::name).toArray(String[]::new);
  }

  private static Queue page(int from, List<Waiting> rows) {
    return rows.size() > PAGE
        ? new Queue(rows.subList(0, PAGE), Optional.of(from + PAGE))
        : new Queue(rows, Optional.empty());
  }

  private static Waiting toWaiting(Row row) {
    var receivedAt = row.getOffsetDateTime("received_at").toInstant();
    return new Waiting(
        row.getString("number"),
        row.getInteger("version"),
        Status.valueOf(row.getString("status")),
        receivedAt,
        ExaminationDeadline.of(receivedAt));
  }

  Future<FoundExamined> open(Caller caller, Open q) {
    return InsurersStaff.orSystem(
        database,
        caller,
        (tx, insurer) ->
            applications
                .byNumber(tx, q.number())
                .compose(
                    found ->
                        found
                            .map(application -> examined(tx, caller, q, insurer, application))
                            .orElse(Future.succeededFuture(new FoundExamined(Optional.empty())))));
  }

  /** The insurer applied to sees it, and the one of today while the end is scheduled. */
  private Future<FoundExamined> examined(
      SqlConnection tx, Caller caller, Open q, String insurer, Application application) {
    Deregistration made = application.deregistration();
    LocalDate today = LocalDate.now(clock);
    return coverages
        .ofPerson(tx, made.person())
        .compose(
            held -> {
              Optional<Coverage> now = CoverageStore.holdingOn(today, held);
              boolean insuredHere = now.filter(c -> isBy(c, insurer)).isPresent();
              if (!made.insurerNumber().equals(insurer)
                  && !(insuredHere && made.status() == Status.SCHEDULED)) {
                return Future.succeededFuture(new FoundExamined(Optional.empty()));
              }
              return audit
                  .append(
                      tx,
                      InsurersStaff.viewed(
                          caller,
                          made.person(),
                          q.purpose(),
                          "application",
                          Entry.Category.REGISTRATION,
                          Entry.Category.ELIGIBILITY))
                  .compose(x -> members.member(tx, made.person()))
                  .compose(
                      member ->
                          applications
                              .isDeceased(tx, made.person())
                              .map(
                                  deceased ->
                                      new FoundExamined(
                                          Optional.of(
                                              of(
                                                  application,
                                                  member,
                                                  held,
                                                  insurer,
                                                  now,
                                                  deceased)))));
            });
  }

  private Examined of(
      Application application,
      Member member,
      List<Coverage> held,
      String insurer,
      Optional<Coverage> now,
      boolean deceased) {
    return new Examined(
        application,
        member,
        held.stream().filter(c -> isBy(c, insurer)).findFirst(),
        now.filter(c -> isBy(c, insurer)).isPresent(),
        now.filter(c -> !isBy(c, insurer)).isPresent(),
        deceased,
        oneDoesAll);
  }

  private static boolean isBy(Coverage coverage, String insurer) {
    return coverage.insured().insurerNumber().equals(insurer);
  }
}
