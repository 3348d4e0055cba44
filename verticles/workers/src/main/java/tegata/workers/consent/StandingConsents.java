package tegata.workers.consent;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.Caller;
import tegata.contract.EligibilityApi.Consented;
import tegata.domain.consent.Category;
import tegata.domain.consent.Consent;
import tegata.domain.consent.ConsentDecision;
import tegata.domain.consent.ConsentDecision.Asker;
import tegata.domain.identity.CertificateTerm;
import tegata.workers.database.DatabaseClock;
import tegata.workers.person.PersonStore;

/**
 * 今ある同意. What a facility may see of a person just now, decided by the same rules as the records
 * themselves and held still until the transaction ends.
 */
public final class StandingConsents {
  private final AskingFacility facilities = new AskingFacility();
  private final ConsentStore consents = new ConsentStore();
  private final PersonStore persons = new PersonStore();

  /** The categories that need a consent and have one. */
  public Future<List<Consented>> of(SqlConnection tx, Caller caller, UUID person) {
    return facilities
        .of(tx, caller)
        .compose(
            facility ->
                consents
                    .held(tx, facility.code(), person)
                    .compose(held -> decide(tx, facility, person, held)));
  }

  /** The clock is read after the consents are held, and so after every revocation waited for. */
  private Future<List<Consented>> decide(
      SqlConnection tx, Asker facility, UUID person, List<Consent> held) {
    return DatabaseClock.now(tx)
        .compose(
            now ->
                persons
                    .person(tx, person)
                    .map(p -> ProvideRecords.stage(p.cardExpiresOn(), now))
                    .map(stage -> standing(facility, person, held, stage, now)));
  }

  private static List<Consented> standing(
      Asker facility, UUID person, List<Consent> held, CertificateTerm.Stage stage, Instant now) {
    return Arrays.stream(Category.values())
        .filter(Category::needsConsent)
        .flatMap(
            category ->
                ConsentDecision.decide(facility, person, category, held, now)
                    .withCertificate(stage)
                    .consent()
                    .flatMap(id -> found(held, id))
                    .map(c -> new Consented(category, c.givenAt(), c.validUntil()))
                    .stream())
        .toList();
  }

  private static Optional<Consent> found(List<Consent> held, UUID id) {
    return held.stream().filter(consent -> consent.id().equals(id)).findFirst();
  }
}
