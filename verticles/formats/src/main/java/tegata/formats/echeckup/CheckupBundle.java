package tegata.formats.echeckup;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Composition;
import tegata.formats.Findings;
import tegata.formats.Parsed;
import tegata.formats.TextDecoding;

/** 健診結果報告書 Bundle（JSON）の読み取り。 Takes about a second on first use: call it off the event loop. */
public final class CheckupBundle {
  /** A real report has some 100 KiB. */
  public static final int MAX_BYTES = 5 * 1024 * 1024;

  private static final String REPORT_PROFILE = "JP_Composition_eCheckupGeneral";

  private CheckupBundle() {}

  /** Made on first use: loading FHIR's model is slow, and most processes never read a checkup. */
  private static final class Fhir {
    static final FhirContext CONTEXT = FhirContext.forR4();
  }

  /** Reads one report; items that cannot be understood are left out with an error. */
  public static Parsed<CheckupReport> read(byte[] content) {
    var findings = new Findings();
    return text(content, findings)
        .flatMap(json -> bundle(json, findings))
        .flatMap(
            bundle -> composition(bundle, findings).map(c -> new ReportReader(bundle, c, findings)))
        .flatMap(ReportReader::read)
        .map(findings::with)
        .orElseGet(findings::withoutValue);
  }

  private static Optional<String> text(byte[] content, Findings findings) {
    if (content.length > MAX_BYTES) {
      findings.error("ファイル全体", "too-large", "ファイルが大きすぎます（上限 5 MiB）。");
      return Optional.empty();
    }
    return TextDecoding.decode(content, findings).map(TextDecoding.Decoded::text);
  }

  private static Optional<Bundle> bundle(String json, Findings findings) {
    IParser parser = Fhir.CONTEXT.newJsonParser();
    parser.setParserErrorHandler(new LenientErrorHandler(false).disableAllErrors());
    try {
      if (parser.parseResource(json) instanceof Bundle bundle) {
        return Optional.of(bundle);
      }
      findings.error("resourceType", "not-a-bundle", "FHIR の Bundle ではありません。");
    } catch (RuntimeException e) {
      // Of JSON that is no FHIR the library fails by whatever its own code runs into.
      findings.error("ファイル全体", "malformed-json", "JSON または FHIR の書式が正しくありません。");
    }
    return Optional.empty();
  }

  private static Optional<Composition> composition(Bundle bundle, Findings findings) {
    Optional<Composition> first =
        bundle.getEntry().stream()
            .findFirst()
            .map(Bundle.BundleEntryComponent::getResource)
            .filter(Composition.class::isInstance)
            .map(Composition.class::cast);
    if (bundle.getType() != Bundle.BundleType.DOCUMENT || first.isEmpty()) {
      findings.error("Bundle", "not-a-document", "文書（document）の Bundle ではありません。");
      return Optional.empty();
    }
    Optional<Composition> report =
        first.filter(
            composition ->
                composition.getMeta().getProfile().stream()
                    .anyMatch(profile -> profile.getValue().contains(REPORT_PROFILE)));
    if (report.isEmpty()) {
      findings.error("Composition.meta.profile", "other-profile", "健診結果報告書のプロファイルではありません。");
    }
    return report;
  }
}
