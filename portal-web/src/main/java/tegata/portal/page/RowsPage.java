package tegata.portal.page;

import io.vertx.core.MultiMap;

/**
 * Which hundred rows of a long list are shown.
 *
 * @param number counted from 1
 */
public record RowsPage(int number) {

  /** Rows on one page. */
  public static final int ROWS = 100;

  private static final int MOST_PAGES = 1000;

  /** The page asked for; anything that is no number of a page means the first. */
  public static RowsPage of(MultiMap query) {
    String text = query.get("page");
    boolean isNumber = text != null && text.matches("[1-9]\\d{0,3}");
    int number = isNumber ? Integer.parseInt(text) : 1;
    return new RowsPage(Math.min(number, MOST_PAGES));
  }

  /** The first row on the page, counted from 0. */
  public int firstRow() {
    return (number - 1) * ROWS;
  }

  /** Whether so many rows from the first one on fill the page and show that another follows. */
  public boolean isFull(int rows) {
    return rows > ROWS;
  }
}
