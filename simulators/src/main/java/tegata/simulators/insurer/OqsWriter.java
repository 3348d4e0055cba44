package tegata.simulators.insurer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes elements of an OQS message in its encoding. */
final class OqsWriter {

  private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;
  private static final XMLOutputFactory XML = XMLOutputFactory.newDefaultFactory();

  /** Writes the children of an element. */
  @FunctionalInterface
  interface Content {
    void write(OqsWriter xml) throws XMLStreamException;
  }

  private final XMLStreamWriter out;

  private OqsWriter(XMLStreamWriter out) {
    this.out = out;
  }

  /** A whole message; the declaration says standalone="no", as the real ones do. */
  static byte[] message(OqsEncoding encoding, Content content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
    String declaration =
        "<?xml version=\"1.0\" encoding=\"" + encoding.declaredName() + "\" standalone=\"no\"?>\n";
    bytes.writeBytes(declaration.getBytes(StandardCharsets.US_ASCII));
    try {
      XMLStreamWriter out = XML.createXMLStreamWriter(bytes, encoding.charset().name());
      new OqsWriter(out).element("XmlMsg", content);
      out.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("cannot write OQS message", e);
    }
    return bytes.toByteArray();
  }

  void element(String name, Content content) throws XMLStreamException {
    out.writeStartElement(name);
    content.write(this);
    out.writeEndElement();
  }

  /** An element with text; left out when there is none. */
  void text(String name, String value) throws XMLStreamException {
    if (!value.isEmpty()) {
      out.writeStartElement(name);
      out.writeCharacters(value);
      out.writeEndElement();
    }
  }

  /** A date as yyyyMMdd. */
  void date(String name, LocalDate value) throws XMLStreamException {
    text(name, DATE.format(value));
  }
}
