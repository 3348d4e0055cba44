package tegata.portal.notice;

import java.util.List;
import tegata.contract.NoticeApi.Notices;
import tegata.domain.notice.Notice;
import tegata.portal.page.Words;

/**
 * お知らせの一覧, what is unread first.
 *
 * @param first address of the first page, where another is shown; empty text otherwise
 * @param more address of the next page; empty text at the end
 */
public record NoticeListView(List<Row> rows, String first, String more) {

  /** One notice. */
  public record Row(String title, String href, String at, boolean unread) {}

  static NoticeListView of(Notices notices, int from, Words words) {
    return new NoticeListView(
        notices.notices().stream().map(notice -> row(notice, words)).toList(),
        from > 0 ? "/notices" : "",
        notices.next().map(next -> "/notices?from=" + next).orElse(""));
  }

  private static Row row(Notice notice, Words words) {
    return new Row(
        words.of(notice.kind(), "title"),
        "/notices/" + notice.id(),
        words.moment(notice.at()),
        !notice.read());
  }
}
