package tegata.portal.download;

import io.vertx.core.Future;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import tegata.contract.AccessApi;
import tegata.contract.Bus;
import tegata.contract.Caller;
import tegata.contract.CheckupApi.OwnCheckups;
import tegata.contract.EligibilityApi;
import tegata.contract.EligibilityApi.OwnEligibility;
import tegata.contract.ExpenseApi;
import tegata.contract.ExpenseApi.Notices;
import tegata.contract.MedicationApi;
import tegata.contract.MedicationApi.Medicines;
import tegata.contract.PersonApi;
import tegata.contract.PersonMonths;
import tegata.contract.TreatmentApi;
import tegata.contract.TreatmentApi.Treatments;
import tegata.contract.Use;
import tegata.portal.access.AccessStream;
import tegata.portal.page.Paged;
import tegata.portal.page.Period;

/** Asks for all of one person's records of a period; each kind has its entry in the history. */
record PersonQuestions(Bus bus, Caller caller, UUID person, Period<YearMonth> period, Use use) {

  Future<List<Medicines>> medicines() {
    Caller asking = caller.apart();
    return new Paged<>(
            row ->
                bus.ask(
                    MedicationApi.HISTORY,
                    asking,
                    new MedicationApi.History(months(row), MedicationApi.Only.EVERYTHING)),
            Medicines::next)
        .all();
  }

  Future<List<Treatments>> treatments() {
    Caller asking = caller.apart();
    return new Paged<>(
            row ->
                bus.ask(
                    TreatmentApi.HISTORY,
                    asking,
                    new TreatmentApi.History(months(row), TreatmentApi.Only.EVERYTHING)),
            Treatments::next)
        .all();
  }

  Future<List<OwnCheckups>> checkups() {
    return tegata.portal.checkup.OwnCheckups.ask(bus, caller.apart(), person, use).all();
  }

  Future<List<Notices>> expenses() {
    Caller asking = caller.apart();
    return new Paged<>(row -> bus.ask(ExpenseApi.NOTICES, asking, months(row)), Notices::next)
        .all();
  }

  /** Pages of アクセス履歴, the newest first. */
  AccessStream.Pages accesses() {
    Caller asking = caller.apart();
    return before ->
        bus.ask(
            AccessApi.HISTORY,
            asking,
            new AccessApi.History(
                person,
                period.from().atDay(1),
                period.to().atEndOfMonth(),
                AccessApi.Only.EVERYTHING,
                before,
                use));
  }

  /** How many entries アクセス履歴 has, about; asking tells of none of them. */
  Future<Long> accessEntries() {
    return bus.ask(
            AccessApi.STATEMENT_SIZE,
            caller,
            new AccessApi.StatementSizeOf(
                person, period.from().atDay(1), period.to().atEndOfMonth()))
        .map(AccessApi.StatementSize::entries);
  }

  Future<OwnEligibility> eligibility() {
    return bus.ask(EligibilityApi.OWN, caller.apart(), new EligibilityApi.Own(person));
  }

  Future<PersonApi.Identity> identity() {
    return bus.ask(PersonApi.IDENTITY, caller, new PersonApi.Of(person));
  }

  private PersonMonths months(int row) {
    return new PersonMonths(person, period.from(), period.to(), use, row);
  }
}
