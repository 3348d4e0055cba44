package tegata.formats.oqs;

import java.util.ArrayList;
import java.util.List;

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
