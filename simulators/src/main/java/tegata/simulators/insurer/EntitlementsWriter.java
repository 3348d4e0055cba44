package tegata.simulators.insurer;

import java.time.format.DateTimeFormatter;
import javax.xml.stream.XMLStreamException;
import tegata.simulators.people.Coverage;

/** 高齢受給者証・限度額適用認定証・特定疾病療養受療証・公費. Each is written only where the person has it. */
final class EntitlementsWriter {

  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyyMM");

  private EntitlementsWriter() {}

  static void write(OqsWriter xml, Coverage.Entitlements entitlements) throws XMLStreamException {
    if (entitlements.elderly().isPresent()) {
      xml.element(
          "ElderlyRecipientCertificateInfo", info -> elderly(info, entitlements.elderly().get()));
    }
    if (entitlements.limit().isPresent()) {
      xml.text("LimitApplicationCertificateRelatedConsFlg", "1");
      xml.element(
          "LimitApplicationCertificateRelatedInfo",
          info -> limit(info, entitlements.limit().get()));
    }
    if (!entitlements.diseases().isEmpty()) {
      xml.text("SpecificDiseasesCertificateRelatedConsFlg", "1");
      xml.element("SpecificDiseasesCertificateList", list -> diseases(list, entitlements));
    }
    if (entitlements.ticket().isPresent()) {
      xml.element(
          "PublicExpenseResultList",
          list ->
              list.element("MedicalTicketInfo", info -> ticket(info, entitlements.ticket().get())));
    }
  }

  private static void elderly(OqsWriter xml, Coverage.ElderlyRecipient elderly)
      throws XMLStreamException {
    xml.date("ElderlyRecipientCertificateDate", elderly.from());
    xml.date("ElderlyRecipientValidStartDate", elderly.from());
    xml.date("ElderlyRecipientValidEndDate", elderly.through());
    xml.text("ElderlyRecipientContributionRatio", "%03d".formatted(elderly.copayPercent()));
  }

  private static void limit(OqsWriter xml, Coverage.LimitCertificate limit)
      throws XMLStreamException {
    xml.text("LimitApplicationCertificateClassification", limit.certificate());
    xml.text("LimitApplicationCertificateClassificationFlag", limit.classification());
    xml.date("LimitApplicationCertificateDate", limit.from());
    xml.date("LimitApplicationCertificateValidStartDate", limit.from());
    xml.date("LimitApplicationCertificateValidEndDate", limit.through());
  }

  private static void diseases(OqsWriter xml, Coverage.Entitlements entitlements)
      throws XMLStreamException {
    for (Coverage.SpecificDisease disease : entitlements.diseases()) {
      xml.element(
          "SpecificDiseasesCertificateInfo",
          info -> {
            info.text("SpecificDiseasesDiseaseCategory", disease.category());
            info.date("SpecificDiseasesCertificateDate", disease.from());
            info.date("SpecificDiseasesValidStartDate", disease.from());
            info.date("SpecificDiseasesValidEndDate", disease.through());
            info.text("SpecificDiseasesSelfPay", Long.toString(disease.selfPay()));
          });
    }
  }

  private static void ticket(OqsWriter xml, Coverage.MedicalTicket ticket)
      throws XMLStreamException {
    xml.text("TicketType", "01");
    xml.date("MedicalTicketValidDate", ticket.from());
    xml.date("MedicalTicketExpirationDate", ticket.through());
    xml.text("IssueNumber", ticket.issueNumber());
    xml.text("MedicalTreatmentMonth", MONTH.format(ticket.from()));
    xml.text("MedicalTreatmentType", "02");
    xml.text("SelfPayAmount", "0");
    xml.text("DistrictContactName", ticket.contactName());
    xml.text("HandlingContactName", ticket.contactName());
    xml.text("SingleOrCombinedUse", "01");
    xml.text("StatusOfSocialInsurance", "02");
  }
}
