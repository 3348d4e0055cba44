package tegata.portal.checkup;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tegata.domain.checkup.Checkup;
import tegata.domain.checkup.CheckupItem;
import tegata.portal.page.Words;

/** One checkup: its items in groups. */
public record CheckupView(String day, String institution, List<Group> groups) {

  /** 検査項目のまとまり. */
  public record Group(String id, String title, List<Item> items) {}

  /**
   * One result.
   *
   * @param value with its unit
   * @param reference 基準範囲 of the laboratory; empty text where it gave none
   * @param mark a word where the value lies outside the reference; empty text otherwise
   */
  public record Item(String name, String value, String reference, String mark) {}

  static CheckupView of(Checkup checkup, Words words) {
    Map<CheckupGroup, List<CheckupItem>> groups =
        checkup.items().stream()
            .collect(
                Collectors.groupingBy(
                    item -> CheckupGroup.of(item.code()), TreeMap::new, Collectors.toList()));
    return new CheckupView(
        words.day(checkup.examinedOn()),
        checkup.institution(),
        groups.entrySet().stream()
            .map(group -> group(group.getKey(), group.getValue(), words))
            .toList());
  }

  private static Group group(CheckupGroup group, List<CheckupItem> items, Words words) {
    return new Group(
        "group-" + group.ordinal(),
        words.of(group),
        items.stream().map(item -> item(item, words)).toList());
  }

  private static Item item(CheckupItem item, Words words) {
    Measured measured = Measured.of(item);
    return new Item(
        item.name(), measured.text(), measured.reference(words), words.of(measured.position()));
  }
}
