package tegata.contract;

import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.domain.consent.Category;
import tegata.domain.person.Subject;
import tegata.domain.treatment.Treatment;

/** 診療情報と手術情報. Reading writes the log entry in the same transaction. */
public final class TreatmentApi {

  /**
   * Treatments, newest first.
   *
   * @param firstMonth the first month that is kept and shown
   * @param next the cursor to go on with, empty at the end
   */
  public record Treatments(List<Treatment> rows, YearMonth firstMonth, Optional<Integer> next) {}

  /**
   * 絞り込み, by names as {@link Scope} has them; empty narrows nothing.
   *
   * @param group 診療識別 in words
   */
  public record Only(Optional<String> institution, Optional<String> group) {
    public static final Only EVERYTHING = new Only(Optional.empty(), Optional.empty());
  }

  /** Asks for a person's treatments, 手術 among them, or only some of them. */
  public record History(PersonMonths months, Only only) {}

  /** Asks what there is of a person's treatments. */
  public record ScopeOf(UUID person, Use use) {}

  /**
   * What there is, over the whole window.
   *
   * @param institutions names to narrow by, at most {@value #CHOICES}
   * @param groups the same of 診療識別
   * @param months for which 電子レセプト arrived, oldest first
   */
  public record Scope(List<String> institutions, List<String> groups, List<YearMonth> months) {}

  /** More names than this are no choice for anybody. */
  public static final int CHOICES = 300;

  /**
   * 医療機関等が見る診療情報または手術情報. Consent is decided anew for every page; pages asked with the same request
   * id are one entry.
   *
   * @param ref the person's pseudonym for the facility
   * @param category {@code TREATMENTS} or {@code OPERATIONS}: each has a consent of its own, and no
   *     row is in both
   * @param cursor of the page, 0 first
   */
  public record ForFacility(UUID ref, Category category, int cursor) {
    public ForFacility {
      if (category != Category.TREATMENTS && category != Category.OPERATIONS) {
        throw new IllegalArgumentException("no treatments: " + category);
      }
    }
  }

  /** What a facility may see, and whose it is. */
  public record Provided(Subject subject, Treatments treatments) {}

  public static final Address<History, Treatments> HISTORY =
      Address.of("treatment.history", History.class, Treatments.class);

  /** Asked before the rows, which are shown without it too: so it is not waited for long. */
  public static final Address<ScopeOf, Scope> SCOPE =
      Address.of("treatment.scope", ScopeOf.class, Scope.class).within(Duration.ofSeconds(2));

  /** Fails with {@code FORBIDDEN} and the reason, an unknown ref like a missing consent. */
  public static final Address<ForFacility, Provided> FOR_FACILITY =
      Address.of("treatment.forFacility", ForFacility.class, Provided.class);

  private TreatmentApi() {}
}
