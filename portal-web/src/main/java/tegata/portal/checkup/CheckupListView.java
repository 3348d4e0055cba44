package tegata.portal.checkup;

import java.util.List;
import tegata.contract.CheckupApi.Heads;
import tegata.portal.page.Words;

/** The checkups of the window, newest first. */
public record CheckupListView(String window, List<Row> rows) {

  /** One checkup. */
  public record Row(String day, String href, String institution, String items) {}

  static CheckupListView of(Heads heads, Words words) {
    return new CheckupListView(
        words.text("checkup.window", words.day(heads.firstDay())),
        heads.checkups().stream()
            .map(
                head ->
                    new Row(
                        words.day(head.examinedOn()),
                        "/checkups/" + head.examinedOn(),
                        head.institution(),
                        words.text("checkup.items", head.items())))
            .toList());
  }
}
