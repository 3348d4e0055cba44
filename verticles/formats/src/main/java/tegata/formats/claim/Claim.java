package tegata.formats.claim;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * 一件のレセプト. Read whole: a claim that lost a record is refused by the reader.
 *
 * @param data データ識別 of the claim: 1 請求 2 支払決定 3 再審査等請求 4 再審査決定 8 返戻, 11–14 history
 * @param month 診療年月・調剤年月
 * @param records in the order of the file, without the file's own header and end
 */
public record Claim(
    ClaimKind kind, Facility facility, int data, YearMonth month, List<ClaimRecord> records)
    implements ClaimEntry {

  public Claim {
    records = List.copyOf(records);
  }

  /** The records with this id, in order. */
  public Stream<ClaimRecord> all(String id) {
    return records.stream().filter(record -> record.is(id));
  }

  public Optional<ClaimRecord> first(String id) {
    return all(id).findFirst();
  }

  /** レセプト共通レコード. */
  public ClaimRecord re() {
    return first("RE").orElseThrow();
  }

  /** 検索番号: RE's, else MN's; empty in a first claim. */
  public String searchNumber() {
    String own = re().item(kind.searchNumber());
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

  Claim with(List<ClaimRecord> others) {
    return new Claim(kind, facility, data, month, others);
  }
}
