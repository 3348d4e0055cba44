package tegata.formats.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tegata.formats.Ms932;

/**
 * A claim as a file of its own that {@link ClaimReader} reads again: its header, then its records.
 */
public final class ClaimText {
  private static final String DENTAL_TABLE = "3";

  private ClaimText() {}

  /** What is written says the same as the claim, as of {@link Claim#processed()}. */
  public static byte[] write(Claim claim) {
    List<List<String>> lines = new ArrayList<>(List.of(header(claim)));
    claim.records().forEach(record -> lines.add(record.items()));
    String text =
        IntStream.range(0, lines.size())
            .mapToObj(i -> line(claim.data(), i + 1, lines.get(i)))
            .collect(Collectors.joining());
    return Ms932.encode(text);
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
    String month = "%tY%<tm".formatted(claim.processed().atDay(1));
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

  private static String line(int data, int number, List<String> items) {
    return data + "," + number + ",0," + String.join(",", items) + "\r\n";
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
