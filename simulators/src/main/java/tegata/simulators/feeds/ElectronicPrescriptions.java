package tegata.simulators.feeds;

import java.io.StringWriter;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import tegata.simulators.people.FacilityClient;
import tegata.simulators.people.InsuredNumber;
import tegata.simulators.people.Person;

/**
 * 架空の電子処方箋の調剤情報 (YZK), Shift_JIS: what was dispensed some days ago, of which no claim tells yet;
 * the same dispensing as in {@link ClaimFiles}; and one of more than 100 days ago, too old to be
 * kept.
 */
final class ElectronicPrescriptions {

  /** Shift_JIS as machines in Japan mean it. */
  private static final Charset SHIFT_JIS = Charset.forName("windows-31j");

  private static final XMLOutputFactory XML = XMLOutputFactory.newDefaultFactory();
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyyMM");
  private static final FacilityClient CLINIC = FacilityClient.ALL.get(0);
  private static final FacilityClient PHARMACY = FacilityClient.ALL.get(2);
  private static final int DAYS_AGO = 9;
  private static final int TOO_LONG_AGO = 110;

  private record Drug(String code, String name, String ingredient, String unit) {}

  private static final Drug TABLETS = new Drug("699999901", "架空錠Ａ５ｍｇ", "架空成分Ａ", "錠");
  private static final Drug CAPSULES = new Drug("699999902", "架空カプセルＢ１０ｍｇ", "架空成分Ｂ", "カプセル");

  private final Person person;
  private final LocalDate today;

  ElectronicPrescriptions(Person person, LocalDate today) {
    this.person = person;
    this.today = today;
  }

  byte[] write() {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XML.createXMLStreamWriter(text);
      xml.writeStartDocument("Shift_JIS", "1.0");
      xml.writeStartElement("XmlMsg");
      header(xml);
      xml.writeStartElement("MessageBody");
      dispensed(xml, today.minusDays(DAYS_AGO), List.of(TABLETS, CAPSULES));
      dispensed(xml, YearMonth.from(today).minusMonths(2).atDay(9), List.of(TABLETS));
      dispensed(xml, today.minusDays(TOO_LONG_AGO), List.of(CAPSULES));
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing to memory cannot fail", e);
    }
    return text.toString().getBytes(SHIFT_JIS);
  }

  private void header(XMLStreamWriter xml) throws XMLStreamException {
    InsuredNumber insured = person.coverages().get(0).insured();
    xml.writeStartElement("MessageHeader");
    leaf(xml, "InsurerNumber", insured.insurer());
    leaf(xml, "InsuranceCardSymbol", insured.symbol());
    leaf(xml, "InsuredPersonIdentificationNumber", insured.number());
    leaf(xml, "BranchNumber", insured.branch());
    xml.writeStartElement("QuaInf");
    leaf(xml, "Name", person.name());
    leaf(xml, "KanaName", person.kana());
    leaf(xml, "Birth", DAY.format(person.birthdate()));
    leaf(xml, "AdmGendCode", person.sex().code());
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static void dispensed(XMLStreamWriter xml, LocalDate day, List<Drug> drugs)
      throws XMLStreamException {
    xml.writeStartElement("CzDiMonthInf");
    leaf(xml, "CzMeTrDiHCd", PHARMACY.code());
    leaf(xml, "CzMeTrDiHNm", PHARMACY.name());
    leaf(xml, "CzDiMonth", MONTH.format(day));
    leaf(xml, "CzPrlsHNm", CLINIC.name());
    leaf(xml, "CzPrCl", "院外");
    xml.writeStartElement("CzDiDateInfs");
    xml.writeStartElement("CzDiDateInf");
    leaf(xml, "CzDiDate", DAY.format(day));
    xml.writeStartElement("CzDrugInfs");
    for (Drug drug : drugs) {
      drug(xml, drug);
    }
    for (int i = 0; i < 4; i++) {
      xml.writeEndElement();
    }
  }

  private static void drug(XMLStreamWriter xml, Drug drug) throws XMLStreamException {
    xml.writeStartElement("CzDrugInf");
    leaf(xml, "CzDrugC", drug.code());
    leaf(xml, "CzDrugN", drug.name());
    leaf(xml, "CzIngreN", drug.ingredient());
    leaf(xml, "CzQua1", "3");
    leaf(xml, "CzUnit", drug.unit());
    leaf(xml, "CzTimes", "7");
    leaf(xml, "CzUsageN", "１日３回　毎食後");
    leaf(xml, "CzUsageCl", "内服");
    xml.writeEndElement();
  }

  private static void leaf(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }
}
