package tegata.workers.intake;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
import tegata.domain.claim.ClaimCosts;
import tegata.domain.claim.ClaimedDrug;
import tegata.domain.claim.CostShare;
import tegata.domain.claim.DrugNames;
import tegata.domain.claim.MedicineRule;
import tegata.domain.claim.TreatmentRule;
import tegata.domain.expense.ExpenseNotice;
import tegata.domain.medication.Medicine;
import tegata.domain.treatment.Treatment;
import tegata.formats.claim.Claim;
import tegata.formats.claim.ClaimFigures;
import tegata.formats.claim.ClaimKind;
import tegata.formats.claim.DrugRow;
import tegata.formats.claim.DrugRows;
import tegata.formats.claim.TreatmentRow;
import tegata.formats.claim.TreatmentRows;

/** What a patient sees of a claim, by the rules of {@code tegata.domain.claim}. */
record ClaimRows(ExpenseNotice expense, List<Medicine> medicines, List<Treatment> treatments) {

  /**
   * Names of what claims only name by code.
   *
   * @param facilities name of 医療機関等 by its code
   * @param services name of a 診療行為 by its code, as valid on a day
   */
  record Names(
      BiFunction<String, String, String> facilities,
      DrugNames drugs,
      BiFunction<String, LocalDate, Optional<String>> services) {

    /** Codes for names: what the claim itself says, whatever is known otherwise. */
    static final Names NONE =
        new Names((code, name) -> code, DrugNames.NONE, (code, day) -> Optional.empty());
  }

  static ClaimRows of(Claim claim, Names names) {
    tegata.domain.claim.ClaimKind kind = tegata.domain.claim.ClaimKind.valueOf(claim.kind().name());
    String institution = names.facilities().apply(claim.facility().code(), claim.facility().name());
    Optional<String> prescriber =
        claim.kind() == ClaimKind.PHARMACY ? Values.present(claim.re().item(13)) : Optional.empty();
    return new ClaimRows(
        expense(claim, kind, institution),
        DrugRows.of(claim)
            .map(row -> drug(row, kind, claim.isInpatient()))
            .flatMap(d -> MedicineRule.row(d, institution, prescriber, names.drugs()).stream())
            .toList(),
        TreatmentRows.of(claim)
            .map(row -> service(row, kind, claim.isInpatient()))
            .flatMap(s -> TreatmentRule.row(s, institution, names.services()).stream())
            .toList());
  }

  /** Names the rows, whatever the order in which files came. */
  String hash(Optional<YearMonth> corrected) {
    List<Object[]> rows = new ArrayList<>();
    rows.add(new Object[] {expense, corrected.map(YearMonth::toString).orElse("")});
    medicines.forEach(row -> rows.add(new Object[] {row}));
    treatments.forEach(row -> rows.add(new Object[] {row}));
    return HexFormat.of().formatHex(ContentHash.ofRows(rows));
  }

  private static ExpenseNotice expense(
      Claim claim, tegata.domain.claim.ClaimKind kind, String institution) {
    ClaimFigures figures = ClaimFigures.of(claim);
    CostShare share = costs(figures).share();
    return new ExpenseNotice(
        claim.month(),
        kind.category(claim.isInpatient()),
        days(figures.days()),
        institution,
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
