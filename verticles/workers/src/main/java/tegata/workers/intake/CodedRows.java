package tegata.workers.intake;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import tegata.domain.claim.ClaimCosts;
import tegata.domain.claim.ClaimedDrug;
import tegata.domain.claim.CostShare;
import tegata.domain.claim.MedicineRule;
import tegata.domain.claim.TreatmentRule;
import tegata.domain.expense.ExpenseNotice;
import tegata.formats.claim.Claim;
import tegata.formats.claim.ClaimFigures;
import tegata.formats.claim.ClaimKind;
import tegata.formats.claim.DrugRow;
import tegata.formats.claim.DrugRows;
import tegata.formats.claim.TreatmentRow;
import tegata.formats.claim.TreatmentRows;

/**
 * What a patient sees of a claim, before its codes are given names: all of it that needs no
 * database.
 *
 * @param facility code of the 医療機関等
 * @param institution its name as the claim has it, may be empty
 * @param expense without the name of the 医療機関等
 */
record CodedRows(
    String facility,
    String institution,
    Optional<String> prescriber,
    ExpenseNotice expense,
    List<ClaimedDrug> drugs,
    List<TreatmentRule.Service> services) {

  static CodedRows of(Claim claim, ClaimFigures figures) {
    tegata.domain.claim.ClaimKind kind = tegata.domain.claim.ClaimKind.valueOf(claim.kind().name());
    boolean inpatient = claim.isInpatient();
    return new CodedRows(
        claim.facility().code(),
        claim.facility().name(),
        claim.kind() == ClaimKind.PHARMACY ? Values.present(claim.re().item(13)) : Optional.empty(),
        expense(claim.month(), kind.category(inpatient), figures),
        DrugRows.of(claim).map(row -> drug(row, kind, inpatient)).toList(),
        TreatmentRows.of(claim).map(row -> service(row, kind, inpatient)).toList());
  }

  ClaimRows named(ClaimRows.Names names) {
    String where = names.facilities().apply(facility, institution);
    return new ClaimRows(
        named(expense, where),
        drugs.stream()
            .flatMap(drug -> MedicineRule.row(drug, where, prescriber, names.drugs()).stream())
            .toList(),
        services.stream()
            .flatMap(service -> TreatmentRule.row(service, where, names.services()).stream())
            .toList());
  }

  private static ExpenseNotice named(ExpenseNotice e, String institution) {
    return new ExpenseNotice(
        e.month(),
        e.category(),
        e.days(),
        institution,
        e.total(),
        e.insurer(),
        e.publicExpense(),
        e.patient(),
        e.corrected());
  }

  private static ExpenseNotice expense(YearMonth month, String category, ClaimFigures figures) {
    CostShare share = costs(figures).share();
    return new ExpenseNotice(
        month,
        category,
        days(figures.days()),
        "",
        share.total(),
        share.insurer(),
        share.publicExpense(),
        share.patient(),
        Optional.empty());
  }

  private static ClaimCosts costs(ClaimFigures f) {
    return new ClaimCosts(
        f.type(),
        f.points(),
        f.yenPerPoint().orElse(10),
        percent(f.benefitPercent()),
        Set.copyOf(f.remarks()),
        f.burden(),
        relief(f.relief()),
        f.meals(),
        f.standardMeals(),
        f.publicFunds().stream()
            .map(fund -> new ClaimCosts.PublicFund(fund.points(), fund.burden(), fund.covered()))
            .toList(),
        f.window());
  }

  /** A month has 31 days, and a prescription is received a few times a day at most. */
  private static Optional<Integer> days(OptionalLong days) {
    return days.isPresent() && days.getAsLong() >= 0 && days.getAsLong() <= 999
        ? Optional.of((int) days.getAsLong())
        : Optional.empty();
  }

  /** What is no percentage says nothing. */
  private static Optional<Integer> percent(OptionalLong benefit) {
    return benefit.isPresent() && benefit.getAsLong() > 0 && benefit.getAsLong() <= 100
        ? Optional.of((int) benefit.getAsLong())
        : Optional.empty();
  }

  /** 減免区分: 1 減額, 2 免除; 3 猶予 is paid later and changes nothing. */
  private static Optional<ClaimCosts.Relief> relief(ClaimFigures.Relief relief) {
    return switch (relief.kind()) {
      case "1" ->
          Optional.of(
              new ClaimCosts.Relief(false, (int) Math.min(100, relief.percent()), relief.amount()));
      case "2" -> Optional.of(new ClaimCosts.Relief(true, 0, 0));
      default -> Optional.empty();
    };
  }

  private static ClaimedDrug drug(
      DrugRow row, tegata.domain.claim.ClaimKind kind, boolean inpatient) {
    return new ClaimedDrug(
        kind,
        inpatient,
        row.day(),
        row.group(),
        row.code(),
        row.amount(),
        row.single(),
        row.usageCode(),
        row.instruction(),
        row.count());
  }

  private static TreatmentRule.Service service(
      TreatmentRow row, tegata.domain.claim.ClaimKind kind, boolean inpatient) {
    return new TreatmentRule.Service(
        kind, inpatient, row.day(), row.group(), row.code(), row.times());
  }
}
