package tegata.formats.echeckup;

import java.math.BigDecimal;
import java.util.Optional;

/** The value of one item, before it is known which item it belongs to. */
record ItemValue(Item.DataType type, String value, String unit, String choiceOid, String display) {

  static ItemValue number(BigDecimal value, String unit) {
    return new ItemValue(Item.DataType.PQ, value.toPlainString(), unit, "", "");
  }

  static ItemValue choice(String code, String oid, String display, boolean ordered) {
    Item.DataType type = ordered ? Item.DataType.CO : Item.DataType.CD;
    return new ItemValue(type, code, "", oid, display);
  }

  static ItemValue text(String text) {
    return new ItemValue(Item.DataType.ST, text, "", "", "");
  }

  Item toItem(
      String code,
      String name,
      Optional<BigDecimal> low,
      Optional<BigDecimal> high,
      String interpretation) {
    return new Item(code, name, type, value, unit, choiceOid, display, low, high, interpretation);
  }
}
