package tegata.formats.oqs;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import tegata.formats.EntityFreeXml;
import tegata.formats.Findings;

/**
 * Reads a message into elements, within limits and without document types: no message needs one,
 * and every XML attack on a server begins with one.
 */
final class XmlTree {
  static final int MAX_DEPTH = 32;
  static final int MAX_ELEMENTS = 10_000;
  static final int MAX_TEXT = 4_000;

  private static final XMLInputFactory FACTORY = EntityFreeXml.factory();

  private final Findings findings;
  private final Deque<XmlElement> open = new ArrayDeque<>();
  private XmlElement root;
  private int elements;

  private XmlTree(Findings findings) {
    this.findings = findings;
  }

  static Optional<XmlElement> read(String xml, Findings findings) {
    return new XmlTree(findings).read(xml);
  }

  private Optional<XmlElement> read(String xml) {
    try {
      XMLStreamReader reader = FACTORY.createXMLStreamReader(new StringReader(xml));
      try {
        while (reader.hasNext() && take(reader, reader.next())) {}
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNumber();
      findings.error(line + "行目", "malformed-xml", "XML の書式が正しくありません。");
    }
    return findings.hasErrors() ? Optional.empty() : Optional.of(root);
  }

  private boolean take(XMLStreamReader reader, int event) {
    int line = reader.getLocation().getLineNumber();
    return switch (event) {
      case XMLStreamConstants.START_ELEMENT -> start(reader, line);
      case XMLStreamConstants.END_ELEMENT -> end();
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text(reader.getText());
      case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
          refuse(line + "行目", "dtd-not-allowed", "文書型宣言（DTD）と実体参照は使えません。");
      default -> true;
    };
  }

  private boolean start(XMLStreamReader reader, int line) {
    String namespace = reader.getNamespaceURI();
    String name = reader.getLocalName();
    var element = new XmlElement(namespace == null ? name : "{" + namespace + "}" + name, line);
    if (++elements > MAX_ELEMENTS || open.size() >= MAX_DEPTH) {
      return refuse(line + "行目", "too-complex", "要素が多すぎるか、入れ子が深すぎます。");
    }
    if (open.isEmpty()) {
      root = element;
    } else {
      open.peek().add(element);
    }
    open.push(element);
    return true;
  }

  private boolean end() {
    open.pop();
    return true;
  }

  private boolean text(String text) {
    XmlElement element = open.peek();
    if (element == null) {
      return true;
    }
    if (element.textLength() + text.length() > MAX_TEXT) {
      return refuse(element.place(), "text-too-long", "値が長すぎます。");
    }
    element.append(text);
    return true;
  }

  private boolean refuse(String place, String code, String message) {
    findings.error(place, code, message);
    return false;
  }
}
