package tegata.formats.oqs;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import tegata.formats.Findings;

/** Turns elements into records, by name and in any order. */
final class ElementReader {
  /** Names that some systems write instead: older transcriptions of the consent elements. */
  private static final Map<String, String> ALIASES =
      Map.of(
          "PharmaceuticalInfoConsFlg", "PharmacistsInfoConsFlg",
          "PharmaceuticalInfoConsTime", "PharmacistsInfoConsTime",
          "PharmaceuticalInfoAvailableTime", "PharmacistsInfoAvailableTime",
          "PharmaceuticalInfoAcquisitionTime", "PharmacistsInfoAvailableTime",
          "PharmacistsInfoAcquisitionTime", "PharmacistsInfoAvailableTime",
          "SpecificHealthCheckupsInfoAcquisitionTime", "SpecificHealthCheckupsInfoAvailableTime",
          "DiagnosisInfoAcquisitionTime", "DiagnosisInfoAvailableTime",
          "OperationInfoAcquisitionTime", "OperationInfoAvailableTime");

  private final Findings findings;

  ElementReader(Findings findings) {
    this.findings = findings;
  }

  <R extends Record> R read(Class<R> type, XmlElement group) {
    Shape<R> shape = Shape.of(type);
    Map<String, XmlElement> children = children(shape, group);
    List<Object> values = new ArrayList<>();
    for (Component component : shape.components()) {
      values.add(value(component, Optional.ofNullable(children.get(component.element())), group));
    }
    return shape.create(values);
  }

  private Map<String, XmlElement> children(Shape<?> shape, XmlElement group) {
    Set<String> known = new HashSet<>();
    shape.components().forEach(component -> known.add(component.element()));
    Map<String, XmlElement> children = new HashMap<>();
    for (XmlElement child : group.children()) {
      String name = ALIASES.getOrDefault(child.name(), child.name());
      if (!known.contains(name)) {
        findings.warn(child.place(), "unknown-element", "知らない要素です。読み飛ばしました。");
      } else if (children.putIfAbsent(name, child) != null) {
        findings.error(child.place(), "repeated-element", "同じ要素が2つあり、どちらの値か決められません。");
      }
    }
    return children;
  }

  private Object value(Component component, Optional<XmlElement> element, XmlElement parent) {
    return switch (component.kind()) {
      case TEXT -> element.map(XmlElement::text).orElse("");
      case DATE -> element.flatMap(e -> parsed(e, LocalDate::parse, WireFormat.DATE));
      case TIME -> element.flatMap(e -> parsed(e, LocalDateTime::parse, WireFormat.TIME));
      case OPTIONAL_GROUP -> element.map(e -> read(component.group(), e));
      case GROUP -> read(component.group(), required(component, element, parent));
      case LIST -> element.map(e -> list(component.group(), e)).orElse(List.of());
    };
  }

  private <T> Optional<T> parsed(
      XmlElement element,
      BiFunction<String, DateTimeFormatter, T> parse,
      DateTimeFormatter format) {
    if (element.text().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(parse.apply(element.text(), format));
    } catch (DateTimeException e) {
      findings.error(
          element.place(), "unreadable-date", "日付（yyyyMMdd）または日時（yyyyMMddHHmmss）として読めません。");
      return Optional.empty();
    }
  }

  private List<Record> list(Class<? extends Record> type, XmlElement container) {
    List<Record> items = new ArrayList<>();
    for (XmlElement child : container.children()) {
      if (child.name().equals(type.getSimpleName())) {
        items.add(read(type, child));
      } else {
        findings.warn(child.place(), "unknown-element", "知らない要素です。読み飛ばしました。");
      }
    }
    return items;
  }

  private XmlElement required(
      Component component, Optional<XmlElement> element, XmlElement parent) {
    if (element.isEmpty()) {
      findings.error(parent.place(), "missing-element", "要素 " + component.element() + " がありません。");
    }
    return element.orElseGet(() -> new XmlElement(component.element(), 0));
  }
}
