package tegata.workers.paper;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import tegata.contract.Fault;
import tegata.domain.paper.CertificateGround.Situation;
import tegata.workers.person.CoverageStore;
import tegata.workers.person.PersonStore;
import tegata.workers.person.PersonStore.Person;

/**
 * 加入者: whom an insurer insures today.
 *
 * @param situation by which the grounds for a certificate are found
 */
record InsurersMember(Person who, Situation situation) {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final PersonStore PERSONS = new PersonStore();
  private static final CoverageStore COVERAGES = new CoverageStore();

  private static final String REGISTERED =
      "select 1 from registration where person_id = $1 and status = 'REGISTERED'";

  /** Fails with {@code no-such-member} for everybody else, whether they exist or not. */
  static Future<InsurersMember> of(SqlConnection tx, UUID person, String insurer, Clock clock) {
    return COVERAGES
        .ofPerson(tx, person)
        .compose(
            held ->
                held.stream()
                        .anyMatch(
                            c ->
                                c.insured().insurerNumber().equals(insurer)
                                    && c.holdsOn(today(clock)))
                    ? PERSONS
                        .person(tx, person)
                        .compose(
                            who ->
                                tx.preparedQuery(REGISTERED)
                                    .execute(Tuple.of(person))
                                    .map(rows -> of(who, rows.size() > 0, insurer)))
                    : Future.failedFuture(
                        new Fault(
                            Fault.Kind.NOT_FOUND,
                            "no-such-member",
                            "This insurer does not insure anybody like that today.")));
  }

  private static InsurersMember of(Person who, boolean registered, String insurer) {
    return new InsurersMember(who, new Situation(insurer, registered, who.cardExpiresOn()));
  }

  static LocalDate today(Clock clock) {
    return LocalDate.now(clock.withZone(JAPAN));
  }
}
