package tegata.workers.outbox;

import static tegata.workers.RunningWorkers.await;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import tegata.contract.Caller;
import tegata.contract.DeregistrationApi;
import tegata.contract.DeregistrationApi.Accept;
import tegata.contract.DeregistrationApi.Issue;
import tegata.contract.DeregistrationApi.On;
import tegata.contract.RegistrationApi;
import tegata.contract.RegistrationApi.Application;
import tegata.contract.RegistrationApi.Deregister;
import tegata.contract.RegistrationApi.Withdraw;
import tegata.workers.RunningWorkers;
import tegata.workers.fixture.TestDatabase;

/** People who leave the scheme, and their insurer, who all lose answers and ask again. */
final class Leavers {
  private static final String INSURER = "06130488";
  private static final int AT_ONCE = 6;

  private final RunningWorkers workers;
  private final TestDatabase database;
  private final Clock clock;
  private final List<UUID> people;

  /** So many registered people who are not in the database yet. */
  Leavers(RunningWorkers workers, TestDatabase database, Clock clock, int count) {
    this.workers = workers;
    this.database = database;
    this.clock = clock;
    String round = UUID.randomUUID().toString();
    database.asOwner(
        """
        with born as (
          insert into person (id, external_id, name, kana, birthdate, sex)
          select gen_random_uuid(), '%s' || n, '架空 太郎', 'カクウ', '1980-01-10', 1
            from generate_series(1, %d) n returning id),
        registered as (
          insert into registration (person_id, status, registered_on, route)
          select id, 'REGISTERED', '2024-12-02', 'READER' from born)
        insert into coverage (person_id, insurer_number, insurer_name, number, symbol_key, number_key,
                              branch_key, relation, acquired_on)
        select id, '%s', '架空健康保険組合', '1', '', '1', '', 1, '2020-04-01' from born
        """
            .formatted(round, count, INSURER));
    this.people =
        database
            .rows("select id from person where external_id like '%s%%'".formatted(round))
            .stream()
            .map(UUID::fromString)
            .toList();
  }

  /** All apply; every third withdraws and applies again. */
  void apply() {
    each(
        people,
        person ->
            people.indexOf(person) % 3 > 0
                ? file(person)
                : file(person)
                    .compose(
                        made ->
                            workers
                                .bus()
                                .ask(
                                    RegistrationApi.WITHDRAW,
                                    patient(person),
                                    new Withdraw(person, made.deregistration().number())))
                    .compose(x -> file(person)));
  }

  /** Their insurer accepts and issues; every decision is sent twice, as after a lost answer. */
  void decide() {
    LocalDate today = LocalDate.now(clock);
    each(
        people,
        person ->
            open(person)
                .compose(made -> twice(DeregistrationApi.ACCEPT, new Accept(on(made))))
                .compose(
                    made ->
                        twice(
                            DeregistrationApi.ISSUE,
                            new Issue(on(made), today, today.plusYears(5)))));
  }

  /** What was told of them, by the outbox as it was written. */
  Set<FallibleReceivers.Taken> told() {
    Set<FallibleReceivers.Taken> told = new HashSet<>();
    for (String row : rows("select person_id, seq from outbox where person_id in (%s)")) {
      String[] parts = row.split("\\|");
      told.add(new FallibleReceivers.Taken(UUID.fromString(parts[0]), Long.parseLong(parts[1])));
    }
    return told;
  }

  /** How many of their messages wait. */
  int waiting() {
    return Integer.parseInt(
        rows("select count(*) from outbox where sent_at is null and person_id in (%s)").get(0));
  }

  /** The different ways their open applications went, in words. */
  Set<String> ways() {
    return Set.copyOf(
        rows(
            """
            select d.status || ': ' || (select string_agg(step, ' ' order by version)
                                          from deregistration_step where deregistration_id = d.id)
              from deregistration d where status <> 'WITHDRAWN' and person_id in (%s)
            """));
  }

  /** How often they were told of each thing that happens once to each of them. */
  List<String> notices() {
    return rows(
        """
        select distinct kind || ' ' || count(*) from notice
         where kind in ('APPLICATION_ACCEPTED', 'APPLICATION_CERTIFICATE_ISSUED', 'APPLICATION_SCHEDULED', 'APPLICATION_DONE')
           and person_id in (%s) group by person_id, kind order by 1
        """);
  }

  private List<String> rows(String sql) {
    return database.rows(
        sql.formatted(
            String.join(", ", people.stream().map(person -> "'" + person + "'").toList())));
  }

  private Future<Application> file(UUID person) {
    Deregister form = new Deregister(person, UUID.randomUUID(), Optional.empty());
    return workers
        .bus()
        .ask(RegistrationApi.DEREGISTER, patient(person), form)
        .compose(lost -> workers.bus().ask(RegistrationApi.DEREGISTER, patient(person), form));
  }

  private Future<Application> open(UUID person) {
    return workers
        .bus()
        .ask(RegistrationApi.APPLICATIONS, patient(person), new RegistrationApi.Of(person))
        .map(
            all ->
                all.applications().stream()
                    .filter(made -> made.deregistration().isOpen())
                    .findFirst()
                    .orElseThrow());
  }

  private <Q> Future<Application> twice(
      tegata.contract.Address<Q, Application> address, Q decision) {
    Caller insurer = new Caller(Caller.Kind.INSURER, INSURER, "架空健康保険組合", UUID.randomUUID());
    return workers
        .bus()
        .ask(address, insurer, decision)
        .compose(lost -> workers.bus().ask(address, insurer, decision));
  }

  private static On on(Application seen) {
    return new On(
        seen.deregistration().number(), seen.deregistration().version(), UUID.randomUUID());
  }

  private static Caller patient(UUID person) {
    return Caller.patient(person, "", UUID.randomUUID());
  }

  /** A few at a time, so that none waits too long for the few connections of the tests. */
  private static void each(List<UUID> people, Function<UUID, Future<?>> work) {
    for (int i = 0; i < people.size(); i += AT_ONCE) {
      await(
          Future.join(
              people.subList(i, Math.min(people.size(), i + AT_ONCE)).stream().map(work).toList()));
    }
  }
}
