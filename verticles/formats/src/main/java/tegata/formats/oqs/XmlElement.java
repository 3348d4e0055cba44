package tegata.formats.oqs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One element of a message. Names carry no namespace: an element in one gets a name nobody asks
 * for.
 */
final class XmlElement {
  private final String name;
  private final int line;
  private final StringBuilder text = new StringBuilder();
  private final List<XmlElement> children = new ArrayList<>();

  XmlElement(String name, int line) {
    this.name = name;
    this.line = line;
  }

  String name() {
    return name;
  }

  /** e.g. {@code 12行目 Birthdate}. */
  String place() {
    return line + "行目 " + name;
  }

  /** Without the white space of ASCII around it; full-width spaces belong to names and stay. */
  String text() {
    return text.toString().trim();
  }

  List<XmlElement> children() {
    return children;
  }

  List<XmlElement> all(String child) {
    return children.stream().filter(element -> element.name.equals(child)).toList();
  }

  Optional<XmlElement> first(String child) {
    return all(child).stream().findFirst();
  }

  /** The items of lists: of a list that is there twice those of both. */
  List<XmlElement> within(String list, String item) {
    return all(list).stream().flatMap(element -> element.all(item).stream()).toList();
  }

  /** Text of a child; empty where there is none. */
  String textOf(String child) {
    return first(child).map(XmlElement::text).orElse("");
  }

  void add(XmlElement child) {
    children.add(child);
  }

  void append(String more) {
    text.append(more);
  }

  int textLength() {
    return text.length();
  }
}
