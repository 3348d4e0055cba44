package tegata.workers.consent;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import tegata.contract.Caller;
import tegata.domain.audit.Entry;
import tegata.domain.consent.Category;
import tegata.domain.consent.Consent;
import tegata.workers.audit.Actors;

/** What the log tells of consents. */
final class ConsentEntries {
  private ConsentEntries() {}

  static Entry given(Caller caller, Consent consent) {
    return entry(
        Entry.Kind.CONSENT_GIVEN,
        caller,
        consent.person(),
        categories(consent.categories()),
        Entry.Basis.CONSENT,
        "consent=%s how=%s".formatted(consent.id(), consent.how()));
  }

  static Entry revoked(Caller caller, Consent consent) {
    return entry(
        Entry.Kind.CONSENT_REVOKED,
        caller,
        consent.person(),
        categories(consent.categories()),
        caller.kind() == Caller.Kind.PATIENT
            ? Actors.basis(caller, consent.person())
            : Entry.Basis.CONSENT,
        "consent=%s facility=%s".formatted(consent.id(), consent.facility()));
  }

  static Entry carryOverSet(Caller caller, UUID person, String facility, boolean on) {
    return entry(
        Entry.Kind.CONSENT_CARRY_OVER_SET,
        caller,
        person,
        Set.of(Entry.Category.CONSENT),
        Actors.basis(caller, person),
        "facility=%s carry-over=%s".formatted(facility, on ? "on" : "off"));
  }

  static Entry provided(Caller caller, UUID person, Category category, Optional<UUID> consent) {
    return entry(
        Entry.Kind.RECORDS_PROVIDED,
        caller,
        person,
        categories(Set.of(category)),
        consent.isPresent() ? Entry.Basis.CONSENT : Entry.Basis.LAW,
        consent.map(id -> "consent=" + id).orElse("consent-not-needed"));
  }

  /** What a refused question asked for: the kinds it names, or just some consent. */
  static Set<Entry.Category> asked(Set<Category> categories) {
    return categories.isEmpty() ? Set.of(Entry.Category.CONSENT) : categories(categories);
  }

  private static Set<Entry.Category> categories(Set<Category> categories) {
    return categories.stream().map(ConsentEntries::category).collect(Collectors.toSet());
  }

  private static Entry.Category category(Category category) {
    return switch (category) {
      case MEDICATIONS -> Entry.Category.MEDICATION;
      case TREATMENTS -> Entry.Category.TREATMENT;
      case OPERATIONS -> Entry.Category.OPERATION;
      case CHECKUPS -> Entry.Category.CHECKUP;
      case SPECIFIC_DISEASES -> Entry.Category.SPECIFIC_DISEASE;
      case LIMITS -> Entry.Category.LIMIT;
      case ELDERLY -> Entry.Category.ELIGIBILITY;
    };
  }

  private static Entry entry(
      Entry.Kind kind,
      Caller caller,
      UUID person,
      Set<Entry.Category> categories,
      Entry.Basis basis,
      String note) {
    return new Entry(
        kind,
        Optional.of(person),
        Actors.of(caller),
        categories,
        basis,
        Entry.Result.DONE,
        caller.request(),
        Optional.of(note));
  }
}
