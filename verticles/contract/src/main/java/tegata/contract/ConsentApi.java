package tegata.contract;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tegata.contract.EligibilityApi.CardProof;
import tegata.domain.consent.Category;
import tegata.domain.consent.Consent;

/**
 * 同意: given at a facility, seen and revoked by the person and by the facility it was given to. A
 * question asked again with the same request id is answered as the first time.
 */
public final class ConsentApi {

  /**
   * カードによる同意. The signature is over a challenge of purpose {@code consent}.
   *
   * @param categories one or more that need a consent; empty exactly when {@code carryOver}
   * @param carryOver 前回の同意を引き継ぐ: the categories of the last consent given here by card, where the
   *     person has allowed that
   */
  public record GiveByCard(CardProof card, Set<Category> categories, boolean carryOver) {}

  /**
   * 書面による同意, taken by a member of the facility's staff.
   *
   * @param ref the person's pseudonym for the facility
   * @param staffCode 担当者コード: 1–20 letters, digits or hyphens
   */
  public record GiveOnPaper(UUID ref, String staffCode, Set<Category> categories) {}

  /** Names a consent. */
  public record OfFacility(UUID id) {}

  /**
   * A consent as its facility sees it.
   *
   * @param ref the person's pseudonym for the facility
   * @param state at the moment of the answer, on the database's clock
   */
  public record Given(
      UUID id,
      UUID ref,
      Set<Category> categories,
      Instant givenAt,
      Instant validUntil,
      Consent.State state) {}

  /**
   * Asks for a person's consents, newest first.
   *
   * @param cursor of the page, 0 first
   */
  public record OfPerson(UUID person, int cursor) {}

  /** Names one consent of a person. */
  public record OnePersons(UUID person, UUID id) {}

  /**
   * A consent as the person sees it.
   *
   * @param state at the moment of the answer, on the database's clock
   */
  public record Own(Consent consent, String facilityName, Consent.State state) {}

  /** The consent, empty where the person has none with that id. */
  public record Found(Optional<Own> consent) {}

  /** 引き継ぎの設定 at a facility to which the person has consented before. */
  public record CarryOver(String facility, String facilityName, boolean on) {}

  /**
   * A person's consents.
   *
   * @param asOf the database's clock, by which the states are told
   * @param carryOvers one for every facility the person ever consented to, by name
   * @param next the cursor to go on with, empty at the end
   */
  public record Consents(
      List<Own> consents, List<CarryOver> carryOvers, Instant asOf, Optional<Integer> next) {}

  /**
   * Allows or forbids 前回の同意を引き継ぐ at a facility.
   *
   * @param facility 医療機関コード
   */
  public record SetCarryOver(UUID person, String facility, boolean on) {}

  /** A facility gets a consent by card. Fails with the reason; see {@code docs/gateway-api.md}. */
  public static final Address<GiveByCard, Given> GIVE_BY_CARD =
      Address.of("consent.give.card", GiveByCard.class, Given.class);

  public static final Address<GiveOnPaper, Given> GIVE_ON_PAPER =
      Address.of("consent.give.paper", GiveOnPaper.class, Given.class);

  /**
   * A facility looks at a consent given to it; {@code consent-unknown} for any other, whether or
   * not it exists.
   */
  public static final Address<OfFacility, Given> SHOW_TO_FACILITY =
      Address.of("consent.show.facility", OfFacility.class, Given.class);

  /** A facility ends a consent given to it, with all its categories; once more changes nothing. */
  public static final Address<OfFacility, Given> END =
      Address.of("consent.end", OfFacility.class, Given.class);

  public static final Address<OfPerson, Consents> LIST =
      Address.of("consent.list", OfPerson.class, Consents.class);
  public static final Address<OnePersons, Found> SHOW =
      Address.of("consent.show", OnePersons.class, Found.class);

  /**
   * A person revokes a consent. The answer shows it as it is now; one that had run out, or was
   * revoked before, is left as it was.
   */
  public static final Address<OnePersons, Found> REVOKE =
      Address.of("consent.revoke", OnePersons.class, Found.class);

  /** Fails with {@code facility-unknown} where the person never consented to the facility. */
  public static final Address<SetCarryOver, CarryOver> SET_CARRY_OVER =
      Address.of("consent.carry-over", SetCarryOver.class, CarryOver.class);

  private ConsentApi() {}
}
