package tegata.portal.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import tegata.domain.notice.NoticeTopic;
import tegata.portal.page.Words;

/**
 * お知らせの設定.
 *
 * @param chosen topics about which the person decides
 * @param always topics that are told whatever they chose
 * @param saved whether a choice was saved just now
 */
public record NoticeSettingsView(List<Topic> chosen, List<Topic> always, boolean saved) {

  /**
   * One topic.
   *
   * @param value as the form sends it
   * @param about what is told, and for what is always told, why
   */
  public record Topic(String value, String name, String about, boolean told) {}

  static NoticeSettingsView of(Set<NoticeTopic> off, boolean saved, Words words) {
    return new NoticeSettingsView(topics(false, off, words), topics(true, off, words), saved);
  }

  private static List<Topic> topics(boolean protective, Set<NoticeTopic> off, Words words) {
    return Arrays.stream(NoticeTopic.values())
        .filter(topic -> topic.isProtective() == protective)
        .map(
            topic ->
                new Topic(
                    topic.name(), words.of(topic), words.of(topic, "about"), !off.contains(topic)))
        .toList();
  }
}
