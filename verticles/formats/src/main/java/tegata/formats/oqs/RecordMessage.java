package tegata.formats.oqs;

import java.io.StringWriter;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes the messages that carry records. Their blocks repeat without a list around them, which the
 * records of the 資格確認 cannot say.
 */
public final class RecordMessage {
  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

  private final XMLStreamWriter xml;

  private RecordMessage(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /**
   * The whole message of an answer.
   *
   * @param facility 医療機関コード of whom it is for
   * @param whose what the header says of the person
   */
  public static byte[] of(
      String facility,
      Consumer<RecordMessage> whose,
      OqsEncoding encoding,
      Consumer<RecordMessage> body) {
    var text = new StringWriter();
    try {
      XMLStreamWriter xml = FACTORY.createXMLStreamWriter(text);
      new RecordMessage(xml)
          .group(
              "XmlMsg",
              message ->
                  message
                      .group(
                          "MessageHeader",
                          header -> {
                            header.leaf("MedicalInstitutionCode", facility);
                            whose.accept(header);
                          })
                      .group("MessageBody", body));
      xml.close();
      return encoding.document(text.toString());
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing to memory cannot fail", e);
    }
  }

  /** An element with others in it. */
  public RecordMessage group(String element, Consumer<RecordMessage> content) {
    try {
      xml.writeStartElement(element);
      content.accept(this);
      xml.writeEndElement();
      return this;
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing to memory cannot fail", e);
    }
  }

  /** One group for each item. */
  public <T> RecordMessage each(String element, Collection<T> items, Content<T> content) {
    items.forEach(item -> group(element, group -> content.write(group, item)));
    return this;
  }

  /** What one item says. */
  public interface Content<T> {
    void write(RecordMessage group, T item);
  }

  /** Left out where there is none. */
  public RecordMessage leaf(String element, Optional<String> text) {
    return text.map(t -> leaf(element, t)).orElse(this);
  }

  /** Left out where it is empty. */
  public RecordMessage leaf(String element, String text) {
    if (text.isEmpty()) {
      return this;
    }
    try {
      xml.writeStartElement(element);
      xml.writeCharacters(ElementWriter.legal(text));
      xml.writeEndElement();
      return this;
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing to memory cannot fail", e);
    }
  }
}
