package tegata.domain.consent;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import tegata.domain.facility.FacilityKind;
import tegata.domain.identity.CertificateTerm;

/**
 * 医療機関等がある人のある種類の情報を見てよいか、とその理由。A pure function of what is known; whoever asks holds the consents
 * still while the answer is used.
 *
 * @param consent the consent that allows it
 */
public record ConsentDecision(Reason reason, Optional<UUID> consent) {

  /** 理由. */
  public enum Reason {
    /** 限度額・高齢受給: part of eligibility. */
    CONSENT_NOT_NEEDED(true),
    CONSENT_STANDING(true),
    /** ③ 資格確認限定型, whatever the person consented to. */
    FACILITY_KIND_NOT_ALLOWED(false),
    CONSENT_MISSING(false),
    CONSENT_EXPIRED(false),
    CONSENT_REVOKED(false),
    /** In the three months of grace a certificate serves for eligibility only. */
    CERTIFICATE_EXPIRED(false);

    private final boolean allows;

    Reason(boolean allows) {
      this.allows = allows;
    }

    /** Stable word in problems and log entries, e.g. {@code consent-missing}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * The facility that asks, as the registry has it.
   *
   * @param code 医療機関コード
   */
  public record Asker(String code, FacilityKind kind) {}

  private static final Comparator<Consent> BY_AGE =
      Comparator.comparing(Consent::givenAt).thenComparing(c -> c.revocation().isPresent());

  /** Whether the facility may see it. */
  public boolean allowed() {
    return reason.allows;
  }

  /**
   * Decides. The facility's kind comes before any consent; without a standing consent the newest
   * one says why.
   *
   * @param consents any consents; those of others, or not given yet, do not count
   */
  public static ConsentDecision decide(
      Asker facility, UUID person, Category category, Collection<Consent> consents, Instant now) {
    if (!category.needsConsent()) {
      return without(Reason.CONSENT_NOT_NEEDED);
    }
    if (!facility.kind().maySeeRecords()) {
      return without(Reason.FACILITY_KIND_NOT_ALLOWED);
    }
    List<Consent> newestFirst =
        consents.stream()
            .filter(c -> c.facility().equals(facility.code()) && c.person().equals(person))
            .filter(c -> c.categories().contains(category) && !c.givenAt().isAfter(now))
            .sorted(BY_AGE.reversed())
            .toList();
    return newestFirst.stream()
        .filter(c -> c.at(now) == Consent.State.STANDING)
        .findFirst()
        .map(c -> new ConsentDecision(Reason.CONSENT_STANDING, Optional.of(c.id())))
        .orElseGet(() -> without(whyNot(newestFirst)));
  }

  /**
   * The same decision for the holder of a certificate: medical data only while it is valid (中医協
   * R6.11.6 総-4 p.7).
   */
  public ConsentDecision withCertificate(CertificateTerm.Stage stage) {
    boolean expired = stage == CertificateTerm.Stage.GRACE || stage == CertificateTerm.Stage.LAPSED;
    return reason == Reason.CONSENT_STANDING && expired
        ? without(Reason.CERTIFICATE_EXPIRED)
        : this;
  }

  private static Reason whyNot(List<Consent> newestFirst) {
    return newestFirst.stream()
        .findFirst()
        .map(c -> c.revocation().isPresent() ? Reason.CONSENT_REVOKED : Reason.CONSENT_EXPIRED)
        .orElse(Reason.CONSENT_MISSING);
  }

  private static ConsentDecision without(Reason reason) {
    return new ConsentDecision(reason, Optional.empty());
  }
}
