package tegata.portal.outbox;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tegata.contract.OutboxApi.SetAside;
import tegata.contract.OutboxApi.SetAsideList;
import tegata.portal.page.Words;

/**
 * 送り残しの一覧, the oldest first.
 *
 * @param said what came of the last order; empty text where none was given
 * @param done whether that order did something
 */
public record SetAsideView(List<Row> rows, String said, boolean done) {

  /** What came of an order. */
  enum Said {
    /** It is sent again. */
    SENT,
    /** Somebody else had it sent again before, or it has arrived. */
    GONE;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Said> of(String code) {
      return Arrays.stream(values()).filter(said -> said.code().equals(code)).findFirst();
    }
  }

  /**
   * One message.
   *
   * @param since when it was set aside
   * @param failure why it was refused the last time
   * @param behind how many of the same person wait behind it
   */
  public record Row(
      String id,
      String receiver,
      String topic,
      String createdAt,
      String since,
      String failure,
      int behind) {}

  static SetAsideView of(SetAsideList list, Optional<Said> said, Words words) {
    return new SetAsideView(
        list.messages().stream().map(message -> row(message, words)).toList(),
        said.map(words::of).orElse(""),
        said.filter(Said.SENT::equals).isPresent());
  }

  private static Row row(SetAside message, Words words) {
    return new Row(
        message.id().toString(),
        receiver(message.receiver(), words),
        message.topic(),
        words.moment(message.createdAt()),
        words.moment(message.setAsideAt()),
        message.failure().orElse(""),
        message.behind());
  }

  private static String receiver(String receiver, Words words) {
    return receiver.startsWith("insurer/")
        ? words.text("desk.outbox.insurer", receiver.substring("insurer/".length()))
        : words.text("desk.outbox.intermediary");
  }
}
