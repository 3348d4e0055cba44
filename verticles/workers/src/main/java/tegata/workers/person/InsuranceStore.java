package tegata.workers.person;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.UUID;
import tegata.domain.eligibility.EligibilityToday.Held;
import tegata.workers.person.PersonStore.Person;

/**
 * What is held of a person's insurance: the coverages brought in, and the insurer's last answer.
 */
public final class InsuranceStore {
  private final PersonStore persons = new PersonStore();
  private final CoverageStore coverages = new CoverageStore();
  private final LastAnswerStore answers = new LastAnswerStore();

  /** A person, and what is held of their insurance. */
  public record Insured(Person person, Held held) {}

  /** Reads all of it. */
  public Future<Insured> of(SqlConnection tx, UUID person) {
    return persons
        .person(tx, person)
        .compose(
            who ->
                coverages
                    .ofPerson(tx, person)
                    .compose(
                        held ->
                            answers
                                .of(tx, person)
                                .map(last -> new Insured(who, new Held(held, who.asOf(), last)))));
  }
}
