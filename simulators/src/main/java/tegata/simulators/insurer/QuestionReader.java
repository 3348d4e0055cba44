package tegata.simulators.insurer;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads a request by element name, in whatever order they come. No DTD, no entities. */
final class QuestionReader {

  private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;
  private static final XMLInputFactory XML = factory();

  private QuestionReader() {}

  static EligibilityQuestion read(byte[] message) throws MalformedRequest {
    OqsEncoding encoding = OqsEncoding.declaredBy(message);
    Map<String, String> values = leaves(decode(message, encoding));
    return new EligibilityQuestion(
        encoding,
        date(values, "QualificationConfirmationDate"),
        required(values, "MedicalInstitutionCode"),
        optional(values, "ArbitraryFileIdentifier"),
        required(values, "InsurerNumber"),
        optional(values, "InsuredCardSymbol"),
        required(values, "InsuredIdentificationNumber"),
        optional(values, "InsuredBranchNumber"),
        date(values, "Birthdate"),
        optional(values, "ArbitraryIdentifier"));
  }

  private static String decode(byte[] message, OqsEncoding encoding) throws MalformedRequest {
    try {
      return encoding.charset().newDecoder().decode(ByteBuffer.wrap(message)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedRequest("not in " + encoding.declaredName(), e);
    }
  }

  /** The text of every element that holds no other. */
  private static Map<String, String> leaves(String xml) throws MalformedRequest {
    try {
      XMLStreamReader reader = XML.createXMLStreamReader(new StringReader(xml));
      reader.nextTag();
      if (!reader.getLocalName().equals("XmlMsg")) {
        throw new MalformedRequest("root element is not XmlMsg");
      }
      return leaves(reader);
    } catch (XMLStreamException e) {
      throw new MalformedRequest("not well-formed", e);
    }
  }

  private static Map<String, String> leaves(XMLStreamReader reader) throws XMLStreamException {
    Map<String, String> leaves = new HashMap<>();
    StringBuilder text = new StringBuilder();
    while (reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        text.setLength(0);
      } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
        text.append(reader.getText());
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        leaves.putIfAbsent(reader.getLocalName(), text.toString().strip());
        text.setLength(0);
      }
    }
    return leaves;
  }

  private static String required(Map<String, String> values, String name) throws MalformedRequest {
    String value = optional(values, name);
    if (value.isEmpty()) {
      throw new MalformedRequest(name + " is missing");
    }
    return value;
  }

  private static String optional(Map<String, String> values, String name) {
    return values.getOrDefault(name, "");
  }

  private static LocalDate date(Map<String, String> values, String name) throws MalformedRequest {
    try {
      return LocalDate.parse(required(values, name), DATE);
    } catch (DateTimeParseException e) {
      throw new MalformedRequest(name + " is not a date", e);
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    return factory;
  }
}
