package tegata.portal.insurer;

import java.util.List;
import java.util.Optional;
import tegata.contract.DeregistrationApi.HeldBack;
import tegata.contract.DeregistrationApi.HeldBackList;
import tegata.portal.page.Words;

/**
 * Whose registration goes on after its last day, as of a day, the longest first.
 *
 * @param insurer whether an insurer looks, who opens the application from here
 * @param lapsed how many wait without an application, because their certificate has lapsed
 */
public record HeldBackView(String day, boolean insurer, List<Row> rows, List<Lapsed> lapsed) {

  /**
   * One application.
   *
   * @param issuer who has to issue the 資格確認書
   */
  public record Row(String number, String lastDay, String since, String issuer) {}

  /** How many wait for one insurer's 資格確認書. */
  public record Lapsed(String issuer, long persons) {}

  static HeldBackView of(HeldBackList list, boolean insurer, Words words) {
    return new HeldBackView(
        words.day(list.day()),
        insurer,
        list.applications().stream().map(one -> row(one, words)).toList(),
        list.lapsed().stream()
            .map(one -> new Lapsed(issuer(one.insurerNumber(), words), one.persons()))
            .toList());
  }

  private static Row row(HeldBack one, Words words) {
    return new Row(
        one.number(),
        words.day(one.lastDay()),
        words.day(one.since()),
        issuer(one.insurerNumber(), words));
  }

  private static String issuer(Optional<String> number, Words words) {
    return number.orElse(words.text("desk.held-back.nobody"));
  }
}
