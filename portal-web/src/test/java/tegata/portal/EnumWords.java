package tegata.portal;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tegata.contract.Caller;
import tegata.contract.CertificateApi;
import tegata.contract.IdentityApi.Refusal;
import tegata.contract.InsurerDeskApi;
import tegata.contract.ProxyApi;
import tegata.domain.access.Reconciliation;
import tegata.domain.audit.Entry;
import tegata.domain.checkup.GuidanceLevel;
import tegata.domain.checkup.Guideline;
import tegata.domain.checkup.Measure;
import tegata.domain.checkup.MetabolicSyndrome;
import tegata.domain.checkup.Qualitative;
import tegata.domain.checkup.Trend;
import tegata.domain.claim.ClaimVersion;
import tegata.domain.consent.Category;
import tegata.domain.consent.Consent;
import tegata.domain.eligibility.Coverage;
import tegata.domain.eligibility.EligibilityToday.Standing;
import tegata.domain.eligibility.Validity;
import tegata.domain.identity.CertificateTerm;
import tegata.domain.insurer.DeskPurpose;
import tegata.domain.medication.Medicine;
import tegata.domain.notice.Notice;
import tegata.domain.notice.NoticeTopic;
import tegata.domain.paper.CertificateGround;
import tegata.domain.paper.CertificateProgress;
import tegata.domain.paper.PaperKind;
import tegata.domain.paper.PaperState;
import tegata.domain.paper.RevocationReason;
import tegata.domain.person.Sex;
import tegata.domain.proxy.Proxy;
import tegata.domain.registration.Deregistration;
import tegata.domain.registration.DeregistrationStep;
import tegata.domain.registration.Registration;
import tegata.domain.registration.ReturnReason;
import tegata.domain.tax.Deduction;
import tegata.domain.tax.DeductionChoice;
import tegata.domain.tax.Reimbursement;
import tegata.domain.tax.TaxEntry;
import tegata.portal.eligibility.CertificateKind;
import tegata.portal.eligibility.LimitCategory;
import tegata.portal.trouble.Trouble;

/** An enumeration whose constants have words, and the facets said about each; "" is the name. */
record EnumWords(String name, List<String> constants, Set<String> facets) {
  static final List<EnumWords> ALL =
      List.of(
          of(Refusal.class, "title", "what", "works", "next", "staff"),
          of(ProxyApi.Refusal.class, ""),
          of(Proxy.Level.class, ""),
          of("tegata.portal.proxy.ProxyView$Length", ""),
          of(Trouble.class, "title", "what", "next"),
          of(Medicine.Source.class, ""),
          of(Sex.class, ""),
          of("tegata.portal.outbox.SetAsideView$Said", ""),
          of("tegata.portal.conflict.ConflictsView$Outcome", ""),
          of(ClaimVersion.Stage.class, ""),
          of(Validity.class, ""),
          of(Coverage.Relation.class, ""),
          of(CertificateKind.class, ""),
          of(LimitCategory.class, "", "who"),
          of(Registration.Status.class, ""),
          of(Registration.Route.class, ""),
          of(Deregistration.Status.class, "", "about"),
          of(DeregistrationStep.class, ""),
          of(ReturnReason.class, ""),
          of(Reconciliation.class, ""),
          of(Caller.Kind.class, ""),
          of(Entry.Kind.class, ""),
          of(Entry.Category.class, ""),
          of(Category.class, "", "about"),
          of(Consent.How.class, ""),
          of(Consent.State.class, ""),
          of(Consent.Revocation.By.class, ""),
          of(Notice.Kind.class, "title", "text", "link"),
          of(NoticeTopic.class, "", "about"),
          of(Entry.Basis.class, ""),
          of(Entry.Result.class, ""),
          of(Standing.class, "headline", "explanation").without("NOT_VALID.headline"),
          of(CertificateTerm.Stage.class, "todo", "notice").without("VALID.todo", "VALID.notice"),
          of("tegata.portal.page.Destination", ""),
          of("tegata.portal.page.DeskDestination", ""),
          of(DeskPurpose.class, ""),
          of(PaperKind.class, ""),
          of(CertificateGround.class, ""),
          of(CertificateProgress.class, "", "about"),
          of("tegata.portal.registration.CertificateReason", "", "about"),
          of(RevocationReason.class, ""),
          of(CertificateApi.Kind.class, ""),
          of(PaperState.class, ""),
          of(InsurerDeskApi.Show.class, ""),
          of(InsurerDeskApi.ListKind.class, "", "about"),
          of(TaxEntry.Kind.class, ""),
          of(TaxEntry.Origin.class, ""),
          of(TaxEntry.Aside.class, ""),
          of(TaxEntry.Hint.class, "", "todo"),
          of(Reimbursement.What.class, ""),
          of(Deduction.What.class, ""),
          of(DeductionChoice.Better.class, "sentence"),
          of("tegata.portal.tax.YenText$Problem", ""),
          of("tegata.portal.tax.FileFinding", ""),
          of("tegata.portal.taxexport.ExportFile", "", "use", "size"),
          of("tegata.portal.help.Topic", "title", "text"),
          of("tegata.portal.help.Term", "", "meaning"),
          of("tegata.portal.download.DataKind", "", "about"),
          of("tegata.portal.download.FileFormat", "", "about"),
          of("tegata.portal.checkup.CheckupGroup", ""),
          of("tegata.portal.checkup.Question", ""),
          of("tegata.portal.checkup.Answer", ""),
          of(Measure.class, ""),
          of(Trend.Direction.class, ""),
          of(Guideline.Zone.class, "above", "below"),
          of(MetabolicSyndrome.class, ""),
          of(Qualitative.class, ""),
          of(GuidanceLevel.class, ""),
          of("tegata.portal.checkup.Measured$Position", ""),
          of("tegata.portal.registration.Timeline$Milestone", ""),
          of("tegata.portal.registration.Timeline$Progress", ""),
          of("tegata.portal.access.SystemActor", ""));

  private static EnumWords of(String type, String... facets) {
    try {
      return of(Class.forName(type).asSubclass(Enum.class), facets);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static EnumWords of(Class<?> type, String... facets) {
    List<String> constants =
        Arrays.stream(type.getEnumConstants())
            .map(constant -> ((Enum<?>) constant).name())
            .toList();
    return new EnumWords(type.getSimpleName(), constants, Set.of(facets));
  }

  /** Constants of which one facet is never said. */
  private EnumWords without(String... unsaid) {
    List<String> all =
        constants.stream()
            .flatMap(constant -> facets.stream().map(facet -> constant + "." + facet))
            .filter(key -> !List.of(unsaid).contains(key))
            .toList();
    return new EnumWords(name, all, Set.of(""));
  }

  Stream<String> keys() {
    return constants.stream()
        .flatMap(
            constant ->
                facets.stream().map(facet -> "word." + name + "." + constant + suffix(facet)));
  }

  private static String suffix(String facet) {
    return facet.isEmpty() ? "" : "." + facet;
  }
}
