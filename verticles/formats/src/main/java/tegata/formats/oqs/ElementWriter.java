package tegata.formats.oqs;

import java.io.StringWriter;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import tegata.formats.Ms932;

/** Turns records into elements, in the order of their components; what is empty is left out. */
final class ElementWriter {
  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

  private final XMLStreamWriter xml;

  private ElementWriter(XMLStreamWriter xml) {
    this.xml = xml;
  }

  static String write(String root, Record message) {
    var text = new StringWriter();
    try {
      XMLStreamWriter xml = FACTORY.createXMLStreamWriter(text);
      new ElementWriter(xml).group(root, message);
      xml.close();
      return text.toString();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing to memory cannot fail", e);
    }
  }

  private void group(String element, Record group) throws XMLStreamException {
    xml.writeStartElement(element);
    for (Component component : Shape.of(group.getClass()).components()) {
      value(component, component.valueIn(group));
    }
    xml.writeEndElement();
  }

  private void value(Component component, Object value) throws XMLStreamException {
    String element = component.element();
    Object content = value instanceof Optional<?> optional ? optional.orElse(null) : value;
    if (content instanceof String text) {
      leaf(element, WireFormat.padded(element, text));
    } else if (content instanceof LocalDate date) {
      leaf(element, WireFormat.DATE.format(date));
    } else if (content instanceof LocalDateTime time) {
      leaf(element, WireFormat.TIME.format(time));
    } else if (content instanceof Record group) {
      group(element, group);
    } else if (content instanceof List<?> items && !items.isEmpty()) {
      list(element, items);
    }
  }

  private void list(String element, List<?> items) throws XMLStreamException {
    xml.writeStartElement(element);
    for (Object item : items) {
      group(item.getClass().getSimpleName(), (Record) item);
    }
    xml.writeEndElement();
  }

  private void leaf(String element, String text) throws XMLStreamException {
    if (!text.isEmpty()) {
      xml.writeStartElement(element);
      xml.writeCharacters(legal(text));
      xml.writeEndElement();
    }
  }

  /** Control characters and lone surrogates have no place in XML 1.0, even escaped. */
  static String legal(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (isLegal(c)) {
        kept.appendCodePoint(c);
      } else {
        kept.append(Ms932.GETA);
      }
    }
    return kept.toString();
  }

  private static boolean isLegal(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
