package tegata.contract;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;
import tegata.domain.registration.Registration;

/** ホーム: a person across all kinds of records at a glance. */
public final class HomeApi {

  /** Asks for a person's overview. */
  public record Of(UUID person) {}

  /**
   * An application under way.
   *
   * @param toMend whether it was returned, so that it waits for the person
   */
  public record OpenApplication(String number, boolean toMend) {}

  /** 一目でわかる今の様子: the newest of each kind; one entry in the log names them all. */
  public record Overview(
      String name,
      Optional<LocalDate> newestMedicine,
      Optional<LocalDate> newestCheckup,
      Optional<YearMonth> newestExpense,
      Registration registration,
      Optional<LocalDate> certificateExpiresOn,
      Optional<OpenApplication> openApplication) {}

  public static final Address<Of, Overview> OVERVIEW =
      Address.of("home.overview", Of.class, Overview.class);

  private HomeApi() {}
}
