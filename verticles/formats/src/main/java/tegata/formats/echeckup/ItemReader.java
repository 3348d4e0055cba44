package tegata.formats.echeckup;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Type;
import tegata.formats.Findings;

/** 健診項目: an Observation is an item, and each of its components (所見 and the like) is another. */
final class ItemReader {
  private static final String ITEM_CODES = "1.2.392.200119.6.1005";

  /** 尿定性（－ ± ＋ …）; elsewhere an ordered choice is marked with its place in the order. */
  private static final String URINE_CHOICES = "1.2.392.200119.6.2102";

  private static final String ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue";

  private final Findings findings;
  private final List<Item> items = new ArrayList<>();

  ItemReader(Findings findings) {
    this.findings = findings;
  }

  List<Item> read(List<Observation> observations) {
    for (Observation observation : observations) {
      if (observation.hasValue() || !observation.hasComponent()) {
        item(
            observation.getCode(),
            observation.getValue(),
            observation.getReferenceRange(),
            observation.getInterpretation());
      }
      for (Observation.ObservationComponentComponent part : observation.getComponent()) {
        item(part.getCode(), part.getValue(), part.getReferenceRange(), part.getInterpretation());
      }
    }
    return items;
  }

  private void item(
      CodeableConcept code,
      Type value,
      List<Observation.ObservationReferenceRangeComponent> ranges,
      List<CodeableConcept> interpretations) {
    Optional<Coding> coding =
        code.getCoding().stream().filter(c -> oid(c.getSystem()).equals(ITEM_CODES)).findFirst();
    if (coding.isEmpty() || coding.get().getCode() == null) {
      findings.warn("Observation.code", "unknown-item", "健診項目コードのない結果です。読み飛ばしました。");
      return;
    }
    String place = "健診項目 " + coding.get().getCode();
    if (value == null) {
      findings.warn(place, "no-value", "値がありません（未実施など）。読み飛ばしました。");
      return;
    }
    Optional<ItemValue> read = value(value);
    if (read.isEmpty()) {
      findings.error(place, "unreadable-value", "値の型を読めないため、この項目を取り込めません。");
      return;
    }
    items.add(
        read.get()
            .toItem(
                coding.get().getCode(),
                Optional.ofNullable(coding.get().getDisplay()).orElse(""),
                limit(ranges, true),
                limit(ranges, false),
                interpretation(interpretations)));
  }

  private static Optional<ItemValue> value(Type value) {
    if (value instanceof Quantity quantity && quantity.getValue() != null) {
      String unit = quantity.hasUnit() ? quantity.getUnit() : quantity.getCode();
      return Optional.of(
          ItemValue.number(quantity.getValue(), Optional.ofNullable(unit).orElse("")));
    }
    if (value instanceof CodeableConcept concept && concept.getCodingFirstRep().hasCode()) {
      Coding choice = concept.getCodingFirstRep();
      String oid = oid(choice.getSystem());
      String display = choice.hasDisplay() ? choice.getDisplay() : "";
      return Optional.of(
          ItemValue.choice(
              choice.getCode(),
              oid,
              display,
              choice.hasExtension(ORDINAL) || oid.equals(URINE_CHOICES)));
    }
    if (value instanceof PrimitiveType<?> primitive && primitive.hasValue()) {
      return Optional.of(ItemValue.text(primitive.getValueAsString()));
    }
    return Optional.empty();
  }

  private static Optional<BigDecimal> limit(
      List<Observation.ObservationReferenceRangeComponent> ranges, boolean low) {
    return ranges.stream()
        .findFirst()
        .map(range -> low ? range.getLow() : range.getHigh())
        .map(Quantity::getValue);
  }

  private static String interpretation(List<CodeableConcept> interpretations) {
    return interpretations.stream()
        .map(concept -> concept.getCodingFirstRep().getCode())
        .filter(code -> code != null)
        .findFirst()
        .orElse("");
  }

  private static String oid(String system) {
    return system == null ? "" : system.replaceFirst("^urn:oid:", "");
  }
}
