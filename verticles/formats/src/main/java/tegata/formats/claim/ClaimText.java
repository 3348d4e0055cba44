package tegata.formats.claim;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tegata.formats.Ms932;

/**
 * A claim as a file of its own that {@link ClaimReader} reads again: its header, then its records.
 */
public final class ClaimText {
  private static final String DENTAL_TABLE = "3";
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuuMM");

  private ClaimText() {}

  /** What is written says the same as the claim, as of {@link Claim#processed()}. */
  public static byte[] write(Claim claim) {
    List<List<String>> lines = new ArrayList<>(List.of(header(claim)));
    claim.records().forEach(record -> lines.add(record.items()));
    StringBuilder text = new StringBuilder();
    int number = 0;
    for (List<String> items : lines) {
      text.append(claim.data()).append(',').append(++number).append(",0");
      items.forEach(item -> text.append(',').append(item));
      text.append("\r\n");
    }
    return Ms932.encode(text.toString());
  }

  /**
   * What the claim says, one list of values for each record: nothing of where in which file it
   * stood.
   */
  public static Stream<List<String>> content(Claim claim) {
    return claim.records().stream()
        .map(
            record ->
                record.is("RE") ? withoutNumbers(record, claim.searchNumber()) : record.items())
        .map(ClaimText::withoutEmptyEnd);
  }

  /** 歯科's IR (点数表 3) has no place for a name: there the file's own UK stands for it. */
  private static List<String> header(Claim claim) {
    Facility facility = claim.facility();
    String code = (facility.code() + " ".repeat(10)).substring(0, 10);
    String month = MONTH.format(claim.processed());
    List<String> where =
        List.of(
            code.substring(0, 2).strip(), code.substring(2, 3).strip(), code.substring(3).strip());
    return claim.kind() == ClaimKind.PHARMACY
        ? List.of("YK", "", where.get(0), where.get(1), where.get(2), facility.name(), month)
        : List.of(
            claim.kind() == ClaimKind.DENTAL || where.get(1).equals(DENTAL_TABLE) ? "UK" : "IR",
            "",
            where.get(0),
            where.get(1),
            where.get(2),
            "",
            facility.name(),
            month);
  }

  /** レセプト番号 and 検索番号 change from file to file. */
  private static List<String> withoutNumbers(ClaimRecord re, String searchNumber) {
    return IntStream.rangeClosed(1, re.items().size())
        .mapToObj(
            item ->
                item == 2 || !searchNumber.isEmpty() && re.item(item).equals(searchNumber)
                    ? ""
                    : re.item(item))
        .toList();
  }

  private static List<String> withoutEmptyEnd(List<String> items) {
    int end = items.size();
    while (end > 0 && items.get(end - 1).isEmpty()) {
      end--;
    }
    return items.subList(0, end);
  }
}
