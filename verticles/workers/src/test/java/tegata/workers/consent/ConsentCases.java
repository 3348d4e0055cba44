package tegata.workers.consent;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import tegata.domain.consent.Category;
import tegata.domain.consent.Consent;
import tegata.domain.consent.Consent.Revocation;
import tegata.domain.consent.ConsentDecision;
import tegata.domain.consent.ConsentDecision.Asker;
import tegata.domain.facility.FacilityKind;

/**
 * Random questions with random consents, dense at the edges: few facilities and persons, times in
 * whole hours give or take a microsecond.
 */
final class ConsentCases {

  /**
   * The rules once more, by other means: sets instead of a search, in another language, on the
   * database's own arithmetic of time.
   */
  private static final String MODEL =
      """
      with asked as (
        select * from unnest(?::int[], ?::text[], ?::text[], ?::uuid[], ?::text[], ?::timestamptz[])
          as a (n, facility, kind, person, category, now)),
      given as (
        select * from unnest(?::int[], ?::text[], ?::uuid[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[])
          as g (n, facility, person, categories, given_at, valid_until, revoked_at)),
      fitting as (
        select a.n, g.revoked_at is not null as revoked, a.now < g.valid_until as in_time, g.given_at
          from asked a join given g on g.n = a.n and g.facility = a.facility and g.person = a.person
           and a.category = any (string_to_array(g.categories, ',')) and g.given_at <= a.now),
      newest as (select n, max(given_at) as given_at from fitting group by n)
      select case
          when a.category in ('LIMITS', 'ELDERLY') then 'CONSENT_NOT_NEEDED'
          when a.kind not in ('STANDARD', 'HOME_VISIT') then 'FACILITY_KIND_NOT_ALLOWED'
          when a.n in (select n from fitting where in_time and not revoked) then 'CONSENT_STANDING'
          when a.n not in (select n from fitting) then 'CONSENT_MISSING'
          when a.n in (select n from fitting natural join newest where revoked) then 'CONSENT_REVOKED'
          else 'CONSENT_EXPIRED' end
        from asked a order by a.n
      """;

  private static final Instant START = Instant.parse("2026-11-22T15:00:00Z");
  private static final Category[] CATEGORIES = Category.values();
  private static final UUID[] PERSONS = {new UUID(7, 1), new UUID(-7, 2)};

  /** One question. */
  record Case(Asker asker, UUID person, Category category, List<Consent> consents, Instant now) {
    ConsentDecision.Reason decided() {
      return ConsentDecision.decide(asker, person, category, consents, now).reason();
    }
  }

  private record Numbered(int n, Consent consent) {}

  private ConsentCases() {}

  static List<Case> random(long seed, int count) {
    Random random = new Random(seed);
    List<Case> cases = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      cases.add(one(random));
    }
    return cases;
  }

  /** What the model in SQL makes of the cases, in their order. */
  static List<ConsentDecision.Reason> modelled(Connection connection, List<Case> cases)
      throws SQLException {
    List<Numbered> given = new ArrayList<>();
    for (int n = 0; n < cases.size(); n++) {
      for (Consent consent : cases.get(n).consents()) {
        given.add(new Numbered(n, consent));
      }
    }
    try (PreparedStatement model = connection.prepareStatement(MODEL)) {
      Integer[] numbers = new Integer[cases.size()];
      Arrays.setAll(numbers, n -> n);
      model.setArray(1, connection.createArrayOf("int4", numbers));
      set(model, 2, "text", cases, c -> c.asker().code());
      set(model, 3, "text", cases, c -> c.asker().kind().name());
      set(model, 4, "uuid", cases, Case::person);
      set(model, 5, "text", cases, c -> c.category().name());
      set(model, 6, "timestamptz", cases, c -> time(c.now()));
      set(model, 7, "int4", given, Numbered::n);
      set(model, 8, "text", given, g -> g.consent().facility());
      set(model, 9, "uuid", given, g -> g.consent().person());
      set(model, 10, "text", given, g -> names(g.consent().categories()));
      set(model, 11, "timestamptz", given, g -> time(g.consent().givenAt()));
      set(model, 12, "timestamptz", given, g -> time(g.consent().validUntil()));
      set(
          model,
          13,
          "timestamptz",
          given,
          g -> g.consent().revocation().map(Revocation::at).map(ConsentCases::time).orElse(null));
      return reasons(model);
    }
  }

  private static List<ConsentDecision.Reason> reasons(PreparedStatement model) throws SQLException {
    try (ResultSet rows = model.executeQuery()) {
      List<ConsentDecision.Reason> reasons = new ArrayList<>();
      while (rows.next()) {
        reasons.add(ConsentDecision.Reason.valueOf(rows.getString(1)));
      }
      return reasons;
    }
  }

  private static <T> void set(
      PreparedStatement statement, int index, String type, List<T> rows, Function<T, Object> value)
      throws SQLException {
    statement.setArray(
        index, statement.getConnection().createArrayOf(type, rows.stream().map(value).toArray()));
  }

  private static Case one(Random random) {
    Asker asker =
        new Asker(
            facility(random), FacilityKind.values()[random.nextInt(FacilityKind.values().length)]);
    List<Consent> consents = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      consents.add(consent(random));
    }
    return new Case(
        asker,
        PERSONS[random.nextInt(5) / 4],
        CATEGORIES[random.nextInt(CATEGORIES.length)],
        consents,
        time(random));
  }

  private static Consent consent(Random random) {
    Instant given = time(random);
    Duration length =
        random.nextInt(4) == 0 ? Duration.ofHours(1 + random.nextInt(24)) : Consent.VALIDITY;
    Consent.How how = Consent.How.values()[random.nextInt(3)];
    return new Consent(
        UUID.randomUUID(),
        facility(random),
        PERSONS[random.nextInt(5) / 4],
        categories(random),
        given,
        given.plus(length),
        random.nextInt(3) == 0
            ? Optional.of(new Revocation(time(random), Revocation.By.PATIENT))
            : Optional.empty(),
        how,
        how == Consent.How.PAPER ? Optional.of("N-1") : Optional.empty());
  }

  private static Set<Category> categories(Random random) {
    Set<Category> some = EnumSet.noneOf(Category.class);
    while (some.isEmpty()) {
      for (Category category : CATEGORIES) {
        if (category.needsConsent() && random.nextBoolean()) {
          some.add(category);
        }
      }
    }
    return some;
  }

  private static String facility(Random random) {
    return random.nextInt(5) > 0 ? ConsentWorld.CLINIC : ConsentWorld.OTHER_CLINIC;
  }

  private static Instant time(Random random) {
    return START
        .plus(Duration.ofHours(random.nextInt(56)))
        .plusNanos(1_000L * (random.nextInt(3) - 1));
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static String names(Set<Category> categories) {
    return String.join(",", categories.stream().map(Enum::name).toList());
  }
}
