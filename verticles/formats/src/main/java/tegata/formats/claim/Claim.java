package tegata.formats.claim;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * 一件のレセプト. Read whole: a claim that lost a record is refused by the reader.
 *
 * @param data データ識別 of the claim: 0 a facility's own file, 1 請求 2 支払決定 3 再審査等請求 4 再審査決定 8 返戻, 11–14
 *     history
 * @param month 診療年月・調剤年月
 * @param processed 請求年月; 処理年月 where it comes from a review or a return
 * @param records in the order of the file, without the file's own header and end
 */
public record Claim(
    ClaimKind kind,
    Facility facility,
    int data,
    YearMonth month,
    YearMonth processed,
    List<ClaimRecord> records)
    implements ClaimEntry {
  /** データ識別 of a claim that was sent back. */
  public static final int RETURNED = 8;

  private static final Pattern SEARCH_NUMBER = Pattern.compile("[0-9]{17,30}");

  public Claim {
    records = List.copyOf(records);
  }

  /** The records with this id, in order. */
  public Stream<ClaimRecord> all(String id) {
    return records.stream().filter(record -> record.is(id));
  }

  public Optional<ClaimRecord> first(String id) {
    for (ClaimRecord record : records) {
      if (record.is(id)) {
        return Optional.of(record);
      }
    }
    return Optional.empty();
  }

  /** レセプト共通レコード. */
  public ClaimRecord re() {
    return first("RE").orElseThrow();
  }

  /** 検索番号: RE's, else MN's; empty in a first claim. */
  public String searchNumber() {
    String own = kind == ClaimKind.DPC ? searchNumberOfDpc() : re().item(kind.searchNumber());
    int inManagement = kind == ClaimKind.DENTAL ? 5 : 4;
    return own.isEmpty() ? first("MN").map(mn -> mn.item(inManagement)).orElse("") : own;
  }

  /** 入院: the last digit of レセプト種別 is odd. 調剤 never is. */
  public boolean isInpatient() {
    return kind != ClaimKind.PHARMACY && "13579".indexOf(type(3)) >= 0;
  }

  /** 公費のみ: the second digit of レセプト種別 is 2. */
  public boolean isPublicOnly() {
    return type(1) == '2';
  }

  /** Digit {@code index} of レセプト種別, from 0. */
  char type(int index) {
    return re().item(3).charAt(index);
  }

  /** Where DPC's RE has it is known from one source only: what looks like one near there is it. */
  private String searchNumberOfDpc() {
    return IntStream.of(21, 19, 20)
        .mapToObj(re()::item)
        .filter(text -> SEARCH_NUMBER.matcher(text).matches())
        .findFirst()
        .orElse("");
  }

  Claim with(int newData, List<ClaimRecord> others) {
    return new Claim(kind, facility, newData, month, processed, others);
  }
}
