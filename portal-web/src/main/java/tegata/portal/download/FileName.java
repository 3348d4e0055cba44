package tegata.portal.download;

/** Names of files and folders that every system can unpack, whatever a person is called. */
final class FileName {
  private static final int LONGEST = 40;

  private FileName() {}

  /** The text without what leads elsewhere or means something to a file system. */
  static String safe(String text) {
    String clean =
        text.replaceAll("[\\p{Cntrl}\\p{Cf}/\\\\:*?\"<>|]", "_")
            .strip()
            .replaceAll("^\\.++|(?<!\\.)\\.++$", "_");
    String cut =
        clean.codePointCount(0, clean.length()) > LONGEST
            ? clean.substring(0, clean.offsetByCodePoints(0, LONGEST))
            : clean;
    return cut.isEmpty() ? "_" : cut;
  }
}
