package tegata.formats.kenshin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One element of a document, by its local name. */
final class CdaElement {
  private final String name;
  private final int line;
  private final Map<String, String> attributes = new HashMap<>();
  private final List<CdaElement> children = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  CdaElement(String name, int line) {
    this.name = name;
    this.line = line;
  }

  String name() {
    return name;
  }

  String place() {
    return line + "行目 " + name;
  }

  void add(CdaElement child) {
    children.add(child);
  }

  void put(String attribute, String value) {
    attributes.put(attribute, value);
  }

  void append(String more) {
    text.append(more);
  }

  int textLength() {
    return text.length();
  }

  String text() {
    return text.toString().trim();
  }

  /** Empty where the attribute is absent. */
  String attribute(String attribute) {
    return attributes.getOrDefault(attribute, "").strip();
  }

  Stream<CdaElement> all(String child) {
    return children.stream().filter(c -> c.name.equals(child));
  }

  /** The first element down this path of children. */
  Optional<CdaElement> at(String... path) {
    Optional<CdaElement> element = Optional.of(this);
    for (String step : path) {
      element = element.flatMap(e -> e.all(step).findFirst());
    }
    return element;
  }

  /** This element and everything in it, in the order of the document. */
  Stream<CdaElement> within() {
    return Stream.concat(Stream.of(this), children.stream().flatMap(CdaElement::within));
  }
}
