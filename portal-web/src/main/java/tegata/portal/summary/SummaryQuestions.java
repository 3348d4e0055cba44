package tegata.portal.summary;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.Bus;
import tegata.contract.Caller;
import tegata.contract.CheckupApi;
import tegata.contract.EligibilityApi;
import tegata.contract.EligibilityApi.OwnEligibility;
import tegata.contract.Fault;
import tegata.contract.MedicationApi;
import tegata.contract.PersonMonths;
import tegata.contract.Use;
import tegata.domain.medication.Medicine;
import tegata.portal.checkup.OwnCheckups;
import tegata.portal.page.PagePart;
import tegata.portal.page.Paged;
import tegata.portal.page.Words;

/** Asks for what stands on a 受診用まとめ, each part by itself. */
public final class SummaryQuestions {
  private static final int DAYS = 90;
  private final Bus bus;
  private final Clock clock;

  public SummaryQuestions(Bus bus, Clock clock) {
    this.bus = bus;
    this.clock = clock;
  }

  /** The answers that came; fails where none did, or where the caller may not see them. */
  public Future<SummaryAnswers> ask(Caller caller, UUID person, Use use) {
    LocalDate today = LocalDate.now(clock.withZone(Words.JAPAN));
    Future<Optional<OwnEligibility>> eligibility =
        PagePart.told(bus.ask(EligibilityApi.OWN, caller.apart(), new EligibilityApi.Own(person)));
    Future<Optional<List<Medicine>>> medicines =
        PagePart.told(medicines(caller.apart(), person, today.minusDays(DAYS), today, use));
    Future<Optional<List<CheckupApi.OwnCheckups>>> checkups =
        PagePart.told(OwnCheckups.ask(bus, caller.apart(), person, use).all());
    return Future.all(eligibility, medicines, checkups)
        .map(
            x ->
                new SummaryAnswers(
                    today, eligibility.result(), medicines.result(), checkups.result()))
        .compose(
            answers ->
                answers.isNothing()
                    ? Future.failedFuture(
                        new Fault(Fault.Kind.UNAVAILABLE, "summary-unknown", "No part came."))
                    : Future.succeededFuture(answers));
  }

  private Future<List<Medicine>> medicines(
      Caller caller, UUID person, LocalDate from, LocalDate to, Use use) {
    return new Paged<>(
            row ->
                bus.ask(
                    MedicationApi.HISTORY,
                    caller,
                    new MedicationApi.History(
                        new PersonMonths(
                            person, YearMonth.from(from), YearMonth.from(to), use, row),
                        MedicationApi.Only.EVERYTHING)),
            MedicationApi.Medicines::next)
        .all()
        .map(
            answers ->
                answers.stream()
                    .flatMap(answer -> answer.rows().stream())
                    .filter(medicine -> !medicine.dispensedOn().isBefore(from))
                    .toList());
  }
}
