package tegata.contract;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import tegata.domain.eligibility.Coverage;
import tegata.domain.person.Sex;

/** Who a person is: the identity lines of a page or a download. */
public final class PersonApi {

  /** Asks about a person. */
  public record Of(UUID person) {}

  /**
   * The identity lines of a download; {@code coverage} is the one that holds today, or the last
   * one.
   */
  public record Identity(
      String name, String kana, LocalDate birthdate, Sex sex, Optional<Coverage> coverage) {}

  public static final Address<Of, Identity> IDENTITY =
      Address.of("person.identity", Of.class, Identity.class);

  private PersonApi() {}
}
