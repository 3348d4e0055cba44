package tegata.contract;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.domain.access.Access;

/** アクセス履歴. Reading a history is itself an entry. */
public final class AccessApi {

  /**
   * Asks for entries about a person, newest first.
   *
   * @param from first day, JST
   * @param to last day, JST
   * @param before number of the last row already shown; empty at first
   */
  public record History(
      UUID person, LocalDate from, LocalDate to, Optional<Long> before, Use use) {}

  /** Entries, newest first; {@code more} when older ones follow. */
  public record Accesses(List<Access> rows, boolean more) {}

  public static final Address<History, Accesses> HISTORY =
      Address.of("access.history", History.class, Accesses.class);

  private AccessApi() {}
}
