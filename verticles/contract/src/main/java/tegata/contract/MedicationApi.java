package tegata.contract;

import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.domain.medication.Medicine;
import tegata.domain.medication.SameIngredient.Overlap;
import tegata.domain.person.Subject;

/** 薬剤情報. Reading writes the log entry in the same transaction. */
public final class MedicationApi {

  /**
   * Medicines, newest first.
   *
   * @param arrivedUntil the newest month for which 電子レセプト or お薬手帳 has arrived; 電子処方箋 comes at once
   *     and says nothing of the other rows of its month
   * @param firstMonth the first month the window shows
   * @param next the cursor to go on with, empty at the end
   */
  public record Medicines(
      List<Medicine> rows,
      Optional<YearMonth> arrivedUntil,
      YearMonth firstMonth,
      Optional<Integer> next) {}

  /**
   * 絞り込み, by names as {@link Scope} has them; empty narrows nothing.
   *
   * @param ingredient 成分名, or the drug's own name where the source has no 成分
   */
  public record Only(
      Optional<String> institution, Optional<String> ingredient, Optional<Medicine.Source> source) {
    public static final Only EVERYTHING =
        new Only(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Asks for a person's medicines, or only some of them. */
  public record History(PersonMonths months, Only only) {}

  /** Asks what there is of a person's medicines. */
  public record ScopeOf(UUID person, Use use) {}

  /**
   * What there is, over the whole window.
   *
   * @param institutions names to narrow by, at most {@value #CHOICES}
   * @param ingredients the same of 成分
   * @param sources 情報源 of which there are rows
   * @param months for which 電子レセプト or お薬手帳 arrived, oldest first, whether they tell of medicines or
   *     not
   */
  public record Scope(
      List<String> institutions,
      List<String> ingredients,
      List<Medicine.Source> sources,
      List<YearMonth> months) {}

  /** More names than this are no choice for anybody. */
  public static final int CHOICES = 300;

  /** Asks where the same 成分 was there twice at a time. */
  public record HintsOf(UUID person) {}

  /**
   * お薬の気づき.
   *
   * @param since from which day on medicines were looked at
   * @param possible whether they could be: without a 医薬品マスター nobody knows what is in a drug
   * @param compared how many supplies were compared
   * @param overlaps the newest first, at most {@value #HINTS}
   * @param more whether there are more overlaps than these
   * @param notCompared names of drugs that could not be compared, each once, at most {@value
   *     #HINTS}
   */
  public record Hints(
      LocalDate since,
      boolean possible,
      int compared,
      List<Overlap> overlaps,
      boolean more,
      List<String> notCompared) {}

  /** Most overlaps and names that are told. */
  public static final int HINTS = 50;

  /**
   * 医療機関等が見る薬剤情報. Consent is decided anew for every page; pages asked with the same request id are
   * one entry.
   *
   * @param ref the person's pseudonym for the facility
   * @param from first month, empty for all that may be shown
   * @param to last month, empty for all that may be shown
   * @param cursor of the page, 0 first
   */
  public record ForFacility(
      UUID ref, Optional<YearMonth> from, Optional<YearMonth> to, int cursor) {}

  /** What a facility may see, and whose it is. */
  public record Provided(Subject subject, Medicines medicines) {}

  public static final Address<History, Medicines> HISTORY =
      Address.of("medication.history", History.class, Medicines.class);

  /** Asked before the rows, which are shown without it too: so it is not waited for long. */
  public static final Address<ScopeOf, Scope> SCOPE =
      Address.of("medication.scope", ScopeOf.class, Scope.class).within(Duration.ofSeconds(2));

  public static final Address<HintsOf, Hints> HINTS_OF =
      Address.of("medication.hints", HintsOf.class, Hints.class);

  /** Fails with {@code FORBIDDEN} and the reason, an unknown ref like a missing consent. */
  public static final Address<ForFacility, Provided> FOR_FACILITY =
      Address.of("medication.forFacility", ForFacility.class, Provided.class);

  private MedicationApi() {}
}
