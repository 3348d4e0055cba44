package tegata.formats.kenshin;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import tegata.formats.Findings;
import tegata.formats.echeckup.Item;
import tegata.formats.echeckup.Item.DataType;

/** One observation as an item; what was not examined (negationInd) is none. */
final class CdaItem {
  private static final Pattern CODE = Pattern.compile("[0-9A-Z]{17}");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,12}(\\.[0-9]{1,8})?");

  private CdaItem() {}

  static Optional<Item> read(CdaElement observation, Findings findings) {
    Optional<CdaElement> code = observation.at("code");
    Optional<CdaElement> value = observation.at("value");
    boolean examined = !observation.attribute("negationInd").equals("true");
    if (code.isEmpty() || value.isEmpty() || !examined) {
      return Optional.empty();
    }
    if (!CODE.matcher(code.get().attribute("code")).matches()) {
      findings.warn(code.get().place(), "unknown-item", "17桁の健診項目コードのない項目です。読み飛ばしました。");
      return Optional.empty();
    }
    return item(observation, code.get(), value.get(), findings);
  }

  private static Optional<Item> item(
      CdaElement observation, CdaElement code, CdaElement value, Findings findings) {
    Optional<DataType> type = type(value.attribute("xsi:type"));
    if (type.isEmpty()) {
      findings.warn(value.place(), "unknown-value", "知らないデータ型の値です。読み飛ばしました。");
      return Optional.empty();
    }
    String written = written(value, type.get());
    if (type.get() == DataType.PQ && !NUMBER.matcher(written).matches()) {
      findings.error(value.place(), "unreadable-value", "数値として読めません。");
      return Optional.empty();
    }
    String name = code.attribute("displayName");
    return Optional.of(
        new Item(
            code.attribute("code"),
            name.isEmpty() ? code.attribute("code") : name,
            type.get(),
            written,
            value.attribute("unit"),
            value.attribute("codeSystem"),
            value.attribute("displayName"),
            limit(observation, "low"),
            limit(observation, "high"),
            observation.at("interpretationCode").map(i -> i.attribute("code")).orElse("")));
  }

  private static String written(CdaElement value, DataType type) {
    return switch (type) {
      case PQ -> value.attribute("value");
      case CD, CO -> value.attribute("code");
      case ST -> value.text();
    };
  }

  private static Optional<DataType> type(String written) {
    String local = written.substring(written.indexOf(':') + 1);
    return switch (local) {
      case "PQ" -> Optional.of(DataType.PQ);
      case "CD" -> Optional.of(DataType.CD);
      case "CO" -> Optional.of(DataType.CO);
      case "ST" -> Optional.of(DataType.ST);
      default -> Optional.empty();
    };
  }

  private static Optional<BigDecimal> limit(CdaElement observation, String end) {
    return observation
        .at("referenceRange", "observationRange", "value", end)
        .map(e -> e.attribute("value"))
        .filter(text -> NUMBER.matcher(text).matches())
        .map(BigDecimal::new);
  }
}
