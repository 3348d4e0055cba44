package tegata.portal.help;

import java.util.List;
import tegata.portal.page.Words;

/**
 * 動いているか, as it is at the moment of the page.
 *
 * @param at the moment
 */
public record StatusView(String at, List<Part> parts) {

  /** A part of the service. */
  public record Part(String name, String state, boolean working) {}

  static StatusView of(String at, boolean records, boolean proofs, Words words) {
    return new StatusView(
        at,
        List.of(
            part(words.text("status.pages"), true, words),
            part(words.text("status.records"), records, words),
            part(words.text("status.proofs"), proofs, words)));
  }

  private static Part part(String name, boolean working, Words words) {
    return new Part(name, words.text(working ? "status.working" : "status.stopped"), working);
  }
}
