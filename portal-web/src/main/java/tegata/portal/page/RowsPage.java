package tegata.portal.page;

import io.vertx.core.MultiMap;
import java.util.List;

/**
 * Which hundred rows of a long list are shown; all of them for print.
 *
 * @param number counted from 1
 * @param whole whether every row stands on one page
 */
public record RowsPage(int number, boolean whole) {

  /** Rows on one page. */
  public static final int ROWS = 100;

  private static final int MOST_PAGES = 1000;

  /** The page asked for; anything that is no number of a page means the first. */
  public static RowsPage of(MultiMap query) {
    String text = query.get("page");
    boolean isNumber = text != null && text.matches("[1-9]\\d{0,3}");
    int number = isNumber ? Integer.parseInt(text) : 1;
    boolean whole = query.contains("print");
    return new RowsPage(whole ? 1 : Math.min(number, MOST_PAGES), whole);
  }

  /** The first row on the page, counted from 0. */
  public int firstRow() {
    return (number - 1) * ROWS;
  }

  /** Whether so many rows from the first one on fill the page and show that another follows. */
  public boolean isFull(int rows) {
    return !whole && rows > ROWS;
  }

  /** Of the rows from the first one on, those that stand on the page. */
  public <T> List<T> cut(List<T> rows) {
    return isFull(rows.size()) ? rows.subList(0, ROWS) : rows;
  }

  /** Of all rows, those from the first one on. */
  public <T> List<T> from(List<T> all) {
    return all.subList(Math.min(firstRow(), all.size()), all.size());
  }
}
