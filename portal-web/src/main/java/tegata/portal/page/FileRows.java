package tegata.portal.page;

/**
 * How many rows a file will have, said at the link to it as far as the page knows without making
 * the file.
 */
public final class FileRows {
  private FileRows() {}

  /** 23件. */
  public static String exactly(int rows, Words words) {
    return words.text("file.rows", rows);
  }

  /** 23件以上, of what grows while one looks. */
  public static String atLeast(int rows, Words words) {
    return words.text("file.rows.least", rows);
  }

  /** 100件より多い. */
  public static String moreThan(int rows, Words words) {
    return words.text("file.rows.more", rows);
  }

  /**
   * Of a file with all rows that are shown page by page.
   *
   * @param rows how many came from the page's first row on
   * @param complete whether all came that were asked for
   */
  public static String of(RowsPage page, int rows, boolean complete, Words words) {
    if (page.isFull(rows)) {
      return moreThan(page.firstRow() + RowsPage.ROWS, words);
    }
    int known = page.firstRow() + rows;
    return complete ? exactly(known, words) : moreThan(known, words);
  }
}
