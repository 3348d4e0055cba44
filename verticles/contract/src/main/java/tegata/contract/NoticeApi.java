package tegata.contract;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tegata.domain.notice.Notice;
import tegata.domain.notice.NoticeTopic;

/** お知らせ: a person's inbox. */
public final class NoticeApi {

  /** Most that is counted of what is unread; nobody reads a greater number. */
  public static final int COUNTED = 100;

  /**
   * Asks for a person's notices: the unread first, then the newest first.
   *
   * @param cursor of the page, 0 first
   */
  public record OfPerson(UUID person, int cursor) {}

  /**
   * Some notices.
   *
   * @param next the cursor to go on with, empty at the end
   */
  public record Notices(List<Notice> notices, Optional<Integer> next) {}

  /** Names one notice of a person. */
  public record OnePersons(UUID person, UUID id) {}

  /** The notice as it was found, empty where the person has none with that id. */
  public record Found(Optional<Notice> notice) {}

  /** Asks how many notices a person has not read. */
  public record UnreadOf(UUID person) {}

  /**
   * 未読の数.
   *
   * @param count 0 to {@link #COUNTED}
   */
  public record Unread(int count) {}

  /** Asks which topics a person does not want to be told of. */
  public record ChoiceOf(UUID person) {}

  /**
   * お知らせの設定.
   *
   * @param off topics of which the person is not told
   */
  public record Choice(Set<NoticeTopic> off) {}

  /**
   * Chooses from now on; what was told before stays.
   *
   * @param off topics of which the person shall not be told; one that is {@link
   *     NoticeTopic#isProtective()} among them is refused as {@code notice-protective}
   */
  public record Choose(UUID person, Set<NoticeTopic> off) {}

  public static final Address<OfPerson, Notices> LIST =
      Address.of("notice.list", OfPerson.class, Notices.class);

  /** Shows one notice; where the person themselves asks, it counts as read from now on. */
  public static final Address<OnePersons, Found> SHOW =
      Address.of("notice.show", OnePersons.class, Found.class);

  /** Asked with every page, which does not wait for it longer than this; no entry is written. */
  public static final Address<UnreadOf, Unread> UNREAD =
      Address.of("notice.unread", UnreadOf.class, Unread.class).within(Duration.ofMillis(500));

  /** Only for the person themselves, as is {@link #CHOOSE}. */
  public static final Address<ChoiceOf, Choice> CHOICE =
      Address.of("notice.choice", ChoiceOf.class, Choice.class);

  public static final Address<Choose, Choice> CHOOSE =
      Address.of("notice.choose", Choose.class, Choice.class);

  private NoticeApi() {}
}
