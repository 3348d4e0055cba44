package tegata.portal.page;

/**
 * Links to the rows before and after; empty text where there are none.
 *
 * @param number of the page shown, from 1
 */
public record Pager(int number, String previous, String next) {

  /** Everything is on one page. */
  public static final Pager NONE = new Pager(1, "", "");

  /**
   * The links of a list.
   *
   * @param address of the list, with its query
   */
  public static Pager of(String address, RowsPage page, boolean more) {
    int number = page.number();
    return new Pager(
        number,
        number > 1 ? address + "&page=" + (number - 1) : "",
        more ? address + "&page=" + (number + 1) : "");
  }

  /** Whether there is anything to go to. */
  public boolean isNeeded() {
    return !previous.isEmpty() || !next.isEmpty();
  }
}
