package tegata.formats.kenshin;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import tegata.formats.EntityFreeXml;
import tegata.formats.Findings;

/**
 * Reads a document within limits and without document types, with which every XML attack begins.
 */
final class CdaTree {
  static final int MAX_BYTES = 5 * 1024 * 1024;
  static final int MAX_DEPTH = 64;
  static final int MAX_ELEMENTS = 50_000;
  static final int MAX_TEXT = 20_000;

  private static final XMLInputFactory FACTORY = EntityFreeXml.factory();

  private final Findings findings;
  private final Deque<CdaElement> open = new ArrayDeque<>();
  private CdaElement root;
  private int elements;

  private CdaTree(Findings findings) {
    this.findings = findings;
  }

  static Optional<CdaElement> read(byte[] content, Findings findings) {
    if (content.length > MAX_BYTES) {
      findings.error("ファイル全体", "too-large", "健診の文書として大きすぎます（上限 5 MiB）。");
      return Optional.empty();
    }
    return new CdaTree(findings).read(content);
  }

  private Optional<CdaElement> read(byte[] content) {
    try {
      XMLStreamReader reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(content));
      try {
        while (reader.hasNext() && take(reader, reader.next())) {}
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNumber();
      findings.error(line + "行目", "malformed-xml", "XML の書式が正しくないか、途中で切れています。");
    }
    return findings.hasErrors() ? Optional.empty() : Optional.of(root);
  }

  private boolean take(XMLStreamReader reader, int event) {
    int line = reader.getLocation().getLineNumber();
    return switch (event) {
      case XMLStreamConstants.START_ELEMENT -> start(reader, line);
      case XMLStreamConstants.END_ELEMENT -> {
        open.pop();
        yield true;
      }
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text(reader.getText());
      case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
          refuse(line + "行目", "dtd-not-allowed", "文書型宣言（DTD）と実体参照は使えません。");
      default -> true;
    };
  }

  private boolean start(XMLStreamReader reader, int line) {
    CdaElement element = new CdaElement(reader.getLocalName(), line);
    if (++elements > MAX_ELEMENTS || open.size() >= MAX_DEPTH) {
      return refuse(line + "行目", "too-complex", "要素が多すぎるか、入れ子が深すぎます。");
    }
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      boolean type =
          XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(reader.getAttributeNamespace(i));
      String name = reader.getAttributeLocalName(i);
      element.put(type ? "xsi:" + name : name, reader.getAttributeValue(i));
    }
    if (open.isEmpty()) {
      root = element;
    } else {
      open.peek().add(element);
    }
    open.push(element);
    return true;
  }

  private boolean text(String text) {
    CdaElement element = open.peek();
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
