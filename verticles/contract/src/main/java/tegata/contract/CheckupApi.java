package tegata.contract;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.domain.checkup.Checkup;

/** 特定健診. Reading writes the log entry in the same transaction. */
public final class CheckupApi {

  /** Asks for all of a person's checkups within the window. */
  public record Of(UUID person, Use use) {}

  /** One checkup in a list. */
  public record Head(LocalDate examinedOn, String institution, int items) {}

  /** Checkups, newest first; {@code firstDay} is where the window begins. */
  public record Heads(List<Head> checkups, LocalDate firstDay) {}

  /** Asks for the checkup of a day. */
  public record On(UUID person, LocalDate examinedOn, Use use) {}

  /** The checkup, empty where there is none on that day. */
  public record Found(Optional<Checkup> checkup) {}

  public static final Address<Of, Heads> LIST = Address.of("checkup.list", Of.class, Heads.class);
  public static final Address<On, Found> SHOW = Address.of("checkup.show", On.class, Found.class);

  private CheckupApi() {}
}
