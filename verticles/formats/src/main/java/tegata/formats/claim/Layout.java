package tegata.formats.claim;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tegata.formats.Findings;
import tegata.formats.Ms932;

/**
 * 記録条件仕様のうち読み取りに要る部分: how many items a record may have, which of them are numbers, and which is the
 * code (c) or the day (d) by which a row is shown. Records named with a kind (3 歯科, 4 調剤) differ
 * there from 医科 and DPC.
 */
final class Layout {
  /** SJ's text, the longest of all items. */
  private static final int LONGEST_TEXT = 2400;

  /** Bytes of a record that leave room for its データ識別, 行番号, 枝番 and the end of the line. */
  private static final int LONGEST_LINE = ClaimLines.LIMIT - 16;

  private static final Map<String, Layout> LAYOUTS = new HashMap<>();

  static {
    layouts("MN 8,HI 8,HR 14,JY 9 2-4 7-8,EX 13,RC 2,MD 30,RT 30,JR 30,MK 30,HG 10,KH 2,TI 60");
    layouts("TR 60,TS 60,GR 3,NI 32,ON 30,SJ 3,GO 4,RE 42,SN 9,JD 33 2-33,MF 33 2-2,IR 10");
    layouts("HO 15 5-6 8-9 12-12 14-15,KO 12 5-9 11-12,SY 8,SI 44 c4 5-7 14-44,IY 44 c4 5-7 14-44");
    layouts(
        "TO 48 5-7 9-9 18-48,CO 11,BU 6,SB 8,KK 14,SK 7,GA 7,HH 9 7-9,GT 12 6-9,CD 11 d2 c6 7-8 10-10");
    layouts("3UK 10,3HO 14 5-8 11-11 13-14,3KO 10 5-10,3HS 13,3SS 109 c4 77-109,3SI 38 c4 5-38");
    layouts("3IY 39 c4 5-7 9-39,3TO 45 14-45");
    layouts("4YK 9,4HO 14 5-6 10-10 13-14,4KO 10 5-6 8-8 10-10,4SH 10 6-10,4TO 7 4-4 6-6,4TK 3");
    layouts("4CZ 71 d4 6-6 11-11 14-14 18-18 21-21 57-57 62-62 65-65,4IY 10 c3 4-4,4ST 16");
    layouts("4KI 114 6-6 10-11 14-15 18-19");
  }

  private static final Pattern CODE = Pattern.compile("[0-9]{9}");

  /** Whoever owes or pays less than nothing is misread; what is taken off stands elsewhere. */
  private static final Set<String> NEVER_NEGATIVE = Set.of("HO", "KO");

  private final int items;
  private final int[] numbers;
  private final int code;
  private final int day;

  /**
   * @param code item, 0 for none; {@code day} likewise
   */
  private Layout(int items, int[] numbers, int code, int day) {
    this.items = items;
    this.numbers = numbers;
    this.code = code;
    this.day = day;
  }

  /** Reports what does not fit; false when the claim can no longer be trusted. */
  static boolean check(ClaimRecord record, ClaimKind kind, Findings findings) {
    Layout layout = of(record, kind);
    if (layout == null) {
      findings.warn(record.place(), "unknown-record", "知らないレコードです。内容は使わずに保存します。");
      return true;
    }
    if (record.items().size() > layout.items) {
      findings.warn(record.place(), "extra-items", "項目が " + layout.items + " 個より多くあります。余りは使いません。");
    }
    layout.warnOfRow(record, findings);
    return lineFits(record, findings)
        & layout.lengthsFit(record, findings)
        & layout.numbersFit(record, findings);
  }

  private static Layout of(ClaimRecord record, ClaimKind kind) {
    if (kind == ClaimKind.MEDICAL || kind == ClaimKind.DPC) {
      return LAYOUTS.get(record.id());
    }
    String own = (kind == ClaimKind.DENTAL ? "3" : "4") + record.id();
    return LAYOUTS.getOrDefault(own, LAYOUTS.get(record.id()));
  }

  /** What is kept must be short enough to be read again: a byte that means nothing became two. */
  private static boolean lineFits(ClaimRecord record, Findings findings) {
    boolean fits =
        2 * record.weight() <= LONGEST_LINE
            || Ms932.encode(String.join(",", record.items())).length <= LONGEST_LINE;
    if (!fits) {
      findings.error(record.place(), "line-too-long", "置き換えた文字を入れると、1行が長すぎます。このレセプトは取り込みません。");
    }
    return fits;
  }

  private boolean lengthsFit(ClaimRecord record, Findings findings) {
    boolean fit = true;
    for (int item = 1; item <= record.items().size(); item++) {
      if (record.item(item).length() > LONGEST_TEXT) {
        findings.error(record.place(item), "over-long", "項目が長すぎます。このレセプトは取り込みません。");
        fit = false;
      }
    }
    return fit;
  }

  private boolean numbersFit(ClaimRecord record, Findings findings) {
    boolean fit = true;
    for (int item : numbers) {
      String text = record.item(item);
      boolean negative = text.startsWith("-") && NEVER_NEGATIVE.contains(record.id());
      if (!text.isEmpty() && (negative || !ClaimRecord.isNumber(text))) {
        findings.error(record.place(item), "not-a-number", "数字ではないか、ありえない大きさの数です。このレセプトは取り込みません。");
        fit = false;
      }
    }
    return fit;
  }

  /**
   * A row without its code or day is shown as such, so that nothing a patient was given is lost.
   */
  private void warnOfRow(ClaimRecord record, Findings findings) {
    if (code > 0 && !CODE.matcher(record.item(code)).matches()) {
      findings.warn(record.place(code), "unreadable-code", "9桁のコードではありません。書かれたままを見せます。");
    }
    if (day > 0 && ClaimDate.day(record.item(day)).isEmpty()) {
      findings.warn(record.place(day), "unreadable-date", "日付が読めません。月の初日とします。");
    }
  }

  private static void layouts(String text) {
    for (String one : text.split(",")) {
      String[] words = one.split(" ");
      int[] numbers =
          Arrays.stream(words)
              .skip(2)
              .filter(word -> Character.isDigit(word.charAt(0)))
              .flatMapToInt(Layout::range)
              .toArray();
      LAYOUTS.put(
          words[0],
          new Layout(Integer.parseInt(words[1]), numbers, item(words, 'c'), item(words, 'd')));
    }
  }

  private static int item(String[] words, char sort) {
    return Arrays.stream(words)
        .skip(2)
        .filter(word -> word.charAt(0) == sort)
        .mapToInt(word -> Integer.parseInt(word.substring(1)))
        .findFirst()
        .orElse(0);
  }

  private static IntStream range(String text) {
    String[] ends = text.split("-");
    return IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]));
  }
}
