package tegata.workers.registration;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.Fault;
import tegata.contract.RegistrationApi.Insurer;
import tegata.domain.eligibility.Coverage;
import tegata.domain.registration.Deregistration.Applicant;
import tegata.workers.person.CoverageStore;

/** How somebody who leaves the scheme is insured. */
final class InsuredApplicant {
  private final Applications applications = new Applications();
  private final CoverageStore coverages = new CoverageStore();

  /** The insurer an application goes to: of today, else the last one known. */
  Future<Insurer> insurer(SqlConnection tx, UUID person, LocalDate today) {
    return coverages
        .ofPerson(tx, person)
        .compose(
            held ->
                CoverageStore.on(today, held)
                    .map(c -> new Insurer(c.insured().insurerNumber(), c.insurerName()))
                    .map(Future::succeededFuture)
                    .orElseGet(
                        () ->
                            Future.failedFuture(
                                new Fault(
                                    Fault.Kind.CONFLICT,
                                    "coverage-unknown",
                                    "No insurer is known that could take the application."))));
  }

  /** The newest coverage of a person by an insurer. */
  Future<Optional<Coverage>> coverage(SqlConnection tx, UUID person, String insurerNumber) {
    return coverages
        .ofPerson(tx, person)
        .map(
            held ->
                held.stream()
                    .filter(c -> c.insured().insurerNumber().equals(insurerNumber))
                    .findFirst());
  }

  /** What the end of the month asks of a person. */
  Future<Applicant> on(SqlConnection tx, UUID person, LocalDate today) {
    return coverages
        .ofPerson(tx, person)
        .compose(
            held ->
                applications
                    .isDeceased(tx, person)
                    .map(
                        deceased ->
                            new Applicant(
                                CoverageStore.holdingOn(today, held)
                                    .map(c -> c.insured().insurerNumber()),
                                deceased)));
  }
}
