package tegata.formats.kenshin;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tegata.formats.Findings;
import tegata.formats.Parsed;
import tegata.formats.claim.ClaimDate;
import tegata.formats.echeckup.CheckupReport;
import tegata.formats.echeckup.CheckupReport.Examinee;
import tegata.formats.echeckup.CheckupReport.Insurance;
import tegata.formats.echeckup.Item;

/**
 * 健診結果の CDA 文書 (hc08_V08) as the same report that eCheckup FHIR gives. The identifiers are those of
 * MHLW's 特定健診情報ファイル仕様: all begin with 1.2.392.200119.6.
 */
public final class CheckupCda {
  /** How such a document begins, and the other files of its package. */
  public static final Pattern DOCUMENT = Pattern.compile("<(?:\\w+:)?ClinicalDocument[\\s>]");

  public static final Pattern ENVELOPE =
      Pattern.compile("http://tokuteikenshin\\.jp/checkup/|<xs:schema[\\s>]");

  private static final String OID = "1.2.392.200119.6.";
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  private CheckupCda() {}

  public static Parsed<CheckupReport> read(byte[] content) {
    Findings findings = new Findings();
    Optional<CdaElement> root = CdaTree.read(content, findings);
    if (root.isEmpty()) {
      return findings.withoutValue();
    }
    if (!root.get().name().equals("ClinicalDocument")) {
      findings.error(root.get().place(), "another-document", "健診結果の CDA 文書ではありません。");
      return findings.withoutValue();
    }
    return read(root.get(), findings);
  }

  private static Parsed<CheckupReport> read(CdaElement document, Findings findings) {
    Optional<LocalDate> examined = examined(document);
    if (examined.isEmpty()) {
      findings.error("documentationOf", "unreadable-date", "健診実施日が読めません。");
      return findings.withoutValue();
    }
    List<Item> items =
        document.at("component").stream()
            .flatMap(CdaElement::within)
            .filter(element -> element.name().equals("observation"))
            .flatMap(observation -> CdaItem.read(observation, findings).stream())
            .toList();
    CdaElement author =
        document
            .at("author", "assignedAuthor", "representedOrganization")
            .orElseGet(() -> new CdaElement("author", 0));
    return findings.with(
        new CheckupReport(
            examined.get(),
            madeAt(document),
            examinee(document),
            insurance(document),
            id(author, "102"),
            author.at("name").map(CdaElement::text).orElse(""),
            items));
  }

  private static Optional<LocalDate> examined(CdaElement document) {
    return document
        .at("documentationOf", "serviceEvent", "effectiveTime")
        .map(
            time ->
                time.attribute("value").isEmpty()
                    ? time.at("low").map(low -> low.attribute("value")).orElse("")
                    : time.attribute("value"))
        .flatMap(CheckupCda::day);
  }

  /** 作成日: of two documents about one checkup the later one stands. */
  private static Optional<Instant> madeAt(CdaElement document) {
    return document
        .at("effectiveTime")
        .flatMap(time -> day(time.attribute("value")))
        .map(day -> day.atStartOfDay(JAPAN).toInstant());
  }

  private static Examinee examinee(CdaElement document) {
    Optional<CdaElement> patient = document.at("recordTarget", "patientRole", "patient");
    String name = patient.flatMap(p -> p.at("name")).map(CheckupCda::allText).orElse("");
    return new Examinee(
        "",
        name,
        patient.flatMap(p -> p.at("birthTime")).flatMap(t -> day(t.attribute("value"))),
        patient
            .flatMap(p -> p.at("administrativeGenderCode"))
            .map(code -> sex(code.attribute("code")))
            .orElse(""));
  }

  private static String sex(String code) {
    return switch (code) {
      case "1" -> "male";
      case "2" -> "female";
      default -> "unknown";
    };
  }

  private static Insurance insurance(CdaElement document) {
    CdaElement role =
        document
            .at("recordTarget", "patientRole")
            .orElseGet(() -> new CdaElement("patientRole", 0));
    return new Insurance(id(role, "101"), id(role, "204"), id(role, "205"), id(role, "211"));
  }

  private static String id(CdaElement owner, String oid) {
    return owner
        .all("id")
        .filter(id -> id.attribute("root").equals(OID + oid))
        .map(id -> id.attribute("extension"))
        .findFirst()
        .orElse("");
  }

  /** A name may be in parts. */
  private static String allText(CdaElement name) {
    return String.join(" ", name.within().map(CdaElement::text).toList()).strip();
  }

  /** Of a day, or of a moment on it. */
  private static Optional<LocalDate> day(String text) {
    return ClaimDate.day(text.length() > 8 ? text.substring(0, 8) : text);
  }
}
