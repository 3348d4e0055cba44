package tegata.contract;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;
import tegata.domain.eligibility.Coverage;
import tegata.domain.registration.Registration;

/** A person across all kinds of records: the home page, and the identity lines of a download. */
public final class PersonApi {

  /** Asks about a person. */
  public record Of(UUID person) {}

  /** 一目でわかる今の様子: the newest of each kind; one entry in the log names them all. */
  public record Overview(
      String name,
      Optional<LocalDate> newestMedicine,
      Optional<LocalDate> newestCheckup,
      Optional<YearMonth> newestExpense,
      Registration registration,
      Optional<LocalDate> certificateExpiresOn,
      Optional<String> openApplication) {}

  /** 性別 (OQSCD007). */
  public enum Sex {
    MALE,
    FEMALE,
    UNSET
  }

  /**
   * The identity lines of a download; {@code coverage} is the one that holds today, or the last
   * one.
   */
  public record Identity(
      String name, String kana, LocalDate birthdate, Sex sex, Optional<Coverage> coverage) {}

  public static final Address<Of, Overview> OVERVIEW =
      Address.of("person.overview", Of.class, Overview.class);
  public static final Address<Of, Identity> IDENTITY =
      Address.of("person.identity", Of.class, Identity.class);

  private PersonApi() {}
}
