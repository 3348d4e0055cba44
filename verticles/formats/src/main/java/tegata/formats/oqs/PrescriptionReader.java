package tegata.formats.oqs;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tegata.formats.Findings;
import tegata.formats.Parsed;
import tegata.formats.oqs.Prescriptions.Dispensing;
import tegata.formats.oqs.Prescriptions.Drug;
import tegata.formats.oqs.Prescriptions.Insured;

/**
 * Reads the 電子処方箋 blocks of a message. Such messages are often one single line, so that a place is
 * told by counting blocks: {@code CzDiMonthInf[1]/CzDiDateInf[2]/CzDrugInf[1]}.
 */
final class PrescriptionReader {
  private static final String CLAIM_CODE = "6\\d{8}";

  private final Findings findings;

  PrescriptionReader(Findings findings) {
    this.findings = findings;
  }

  Parsed<Prescriptions> read(XmlElement root) {
    Optional<XmlElement> body = root.first("MessageBody");
    if (!root.name().equals("XmlMsg") || body.isEmpty()) {
      findings.error(root.place(), "not-prescriptions", "薬剤情報の電文（XmlMsg の MessageBody）ではありません。");
      return findings.withoutValue();
    }
    List<Dispensing> dispensings = new ArrayList<>();
    List<XmlElement> months = body.get().all("CzDiMonthInf");
    for (int i = 0; i < months.size(); i++) {
      month(months.get(i), "CzDiMonthInf[%d]".formatted(i + 1), dispensings);
    }
    passedOver(body.get(), months);
    return findings.with(new Prescriptions(insured(root, body.get()), dispensings));
  }

  private void passedOver(XmlElement body, List<XmlElement> months) {
    if (months.isEmpty()) {
      findings.warn("MessageBody", "no-prescriptions", "電子処方箋の調剤（CzDiMonthInf）がありません。");
    }
    if (!body.all("MeTrMonthInf").isEmpty()) {
      findings.warn("MeTrMonthInf", "claims-not-kept", "レセプトからの記録は、電子レセプトから取り込みます。ここからは取り込みません。");
    }
    if (!body.all("ShPrMonthInf").isEmpty()) {
      findings.warn("ShPrMonthInf", "not-dispensed", "処方されただけで、まだ調剤されていない記録は取り込みません。");
    }
  }

  private Insured insured(XmlElement root, XmlElement body) {
    XmlElement header = root.first("MessageHeader").orElse(body);
    XmlElement person = header.first("QuaInf").or(() -> body.first("QuaInf")).orElse(header);
    return new Insured(
        person.textOf("Name"),
        person.textOf("KanaName"),
        day(person.textOf("Birth")),
        header.textOf("InsurerNumber"),
        header.textOf("InsuranceCardSymbol"),
        header.textOf("InsuredPersonIdentificationNumber"),
        header.textOf("BranchNumber"));
  }

  private void month(XmlElement month, String place, List<Dispensing> into) {
    String code = month.textOf("CzMeTrDiHCd");
    String name = month.textOf("CzMeTrDiHNm");
    if (code.isEmpty() && name.isEmpty()) {
      findings.error(place + " CzMeTrDiHNm", "no-institution", "調剤した薬局の名称もコードもありません。");
      return;
    }
    List<XmlElement> days = month.within("CzDiDateInfs", "CzDiDateInf");
    for (int i = 0; i < days.size(); i++) {
      XmlElement element = days.get(i);
      String there = "%s/CzDiDateInf[%d]".formatted(place, i + 1);
      Optional<LocalDate> day = day(element.textOf("CzDiDate"));
      if (day.isEmpty()) {
        findings.error(there + " CzDiDate", "unreadable-date", "調剤日が日付（yyyyMMdd）として読めません。");
      } else {
        List<Drug> drugs = drugs(element, there);
        if (!drugs.isEmpty()) {
          into.add(
              new Dispensing(
                  day.get(),
                  code,
                  name.isEmpty() ? code : name,
                  month.textOf("CzPrlsHNm"),
                  month.textOf("CzPrCl"),
                  drugs));
        }
      }
    }
  }

  private List<Drug> drugs(XmlElement day, String place) {
    List<Drug> drugs = new ArrayList<>();
    List<XmlElement> elements = day.within("CzDrugInfs", "CzDrugInf");
    for (int i = 0; i < elements.size(); i++) {
      drug(elements.get(i), "%s/CzDrugInf[%d]".formatted(place, i + 1)).ifPresent(drugs::add);
    }
    return drugs;
  }

  private Optional<Drug> drug(XmlElement drug, String place) {
    String name = drug.textOf("CzDrugN");
    if (name.isEmpty()) {
      findings.error(place + " CzDrugN", "no-drug-name", "薬の名称がありません。");
      return Optional.empty();
    }
    return Optional.of(
        new Drug(
            code(drug.textOf("CzDrugC"), place),
            name,
            drug.textOf("CzIngreN"),
            drug.textOf("CzQua1"),
            drug.textOf("CzUnit"),
            drug.textOf("CzTimes"),
            drug.textOf("CzUsageN"),
            drug.textOf("CzSpInst"),
            drug.textOf("CzUsageCl")));
  }

  private String code(String code, String place) {
    if (code.isEmpty() || code.matches(CLAIM_CODE)) {
      return code;
    }
    findings.warn(place + " CzDrugC", "unknown-code", "レセプト電算コード（6で始まる9桁）ではありません。コードなしとして扱います。");
    return "";
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text, WireFormat.DATE));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
