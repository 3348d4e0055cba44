package tegata.contract;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.domain.checkup.Checkup;
import tegata.domain.checkup.Examinee;
import tegata.domain.person.Subject;

/** 特定健診. Reading writes the log entry in the same transaction. */
public final class CheckupApi {

  /**
   * Asks for a person's checkups within the window, whole. Pages asked with the same request id are
   * one entry.
   *
   * @param cursor of the page, 0 first
   */
  public record All(UUID person, Use use, int cursor) {}

  /**
   * Whole checkups, newest first.
   *
   * @param firstDay where the window begins
   * @param next the cursor to go on with, empty at the end
   */
  public record OwnCheckups(
      List<Checkup> rows, Examinee examinee, LocalDate firstDay, Optional<Integer> next) {}

  /** Asks for the checkup of a day. */
  public record On(UUID person, LocalDate examinedOn, Use use) {}

  /** The checkup, empty where there is none on that day, and whose it is. */
  public record Found(Optional<Checkup> checkup, Examinee examinee) {}

  /**
   * 医療機関等が見る健診結果. Consent is decided anew for every page; pages asked with the same request id are
   * one entry.
   *
   * @param ref the person's pseudonym for the facility
   * @param from first day, empty for all that may be shown
   * @param to last day, empty for all that may be shown
   * @param cursor of the page, 0 first
   */
  public record ForFacility(
      UUID ref, Optional<LocalDate> from, Optional<LocalDate> to, int cursor) {}

  /**
   * Whole checkups, newest first.
   *
   * @param firstDay where the window begins
   * @param next the cursor to go on with, empty at the end
   */
  public record Checkups(List<Checkup> rows, LocalDate firstDay, Optional<Integer> next) {}

  /** What a facility may see, and whose it is. */
  public record Provided(Subject subject, Checkups checkups) {}

  public static final Address<All, OwnCheckups> ALL =
      Address.of("checkup.all", All.class, OwnCheckups.class);
  public static final Address<On, Found> SHOW = Address.of("checkup.show", On.class, Found.class);

  /** Fails with {@code FORBIDDEN} and the reason, an unknown ref like a missing consent. */
  public static final Address<ForFacility, Provided> FOR_FACILITY =
      Address.of("checkup.forFacility", ForFacility.class, Provided.class);

  private CheckupApi() {}
}
