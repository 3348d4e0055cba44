package tegata.formats.staff;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tegata.formats.Findings;
import tegata.formats.Parsed;
import tegata.formats.csv.NamedRow;
import tegata.formats.csv.NamedTable;
import tegata.formats.csv.NamedTableWriter;

/** 職員の CSV の読み書き。 */
public final class StaffCsv {
  private static final String NUMBER = "職員番号";
  private static final String NAME = "氏名";
  private static final String ROLE = "役割";
  private static final String INSURER = "保険者番号";
  private static final String CARD_SERIAL = "カード発行番号";
  private static final String CARD_ISSUER = "証明書発行者";
  private static final String ENDS_ON = "終了日";
  private static final List<String> COLUMNS =
      List.of(NUMBER, NAME, ROLE, INSURER, CARD_SERIAL, CARD_ISSUER, ENDS_ON);
  private static final NamedTable TABLE = new NamedTable(COLUMNS, COLUMNS);

  private static final Pattern INSURER_NUMBER = Pattern.compile("\\d{6}|\\d{8}");

  private StaffCsv() {}

  /** Reads the staff, one for each row. A row with an error, or of a number before, is left out. */
  public static Parsed<List<StaffEntry>> read(byte[] content) {
    var findings = new Findings();
    return TABLE
        .read(content, findings)
        .map(rows -> findings.with(staff(rows)))
        .orElseGet(findings::withoutValue);
  }

  /** Writes UTF-8 with BOM and CRLF. */
  public static byte[] write(List<StaffEntry> staff) {
    var table = new NamedTableWriter(COLUMNS);
    for (StaffEntry one : staff) {
      table.row(
          Map.of(
              NUMBER, one.number(),
              NAME, one.name(),
              ROLE, one.role(),
              INSURER, one.insurerNumber(),
              CARD_SERIAL, one.cardSerial(),
              CARD_ISSUER, one.cardIssuer(),
              ENDS_ON, one.endsOn()));
    }
    return table.toBytes();
  }

  private static List<StaffEntry> staff(List<NamedRow> rows) {
    List<StaffEntry> staff = new ArrayList<>();
    Set<String> numbers = new HashSet<>();
    for (NamedRow row : rows) {
      Optional<StaffEntry> entry = entry(row);
      if (entry.isPresent()) {
        if (numbers.add(entry.get().number())) {
          staff.add(entry.get());
        } else {
          row.reject(NUMBER, "contradicting-rows", "同じ職員番号の行が、前にもあります。");
        }
      }
    }
    return staff;
  }

  private static Optional<StaffEntry> entry(NamedRow row) {
    String number = row.required(NUMBER);
    String name = row.required(NAME);
    row.required(ROLE);
    Optional<StaffEntry.Role> role = row.oneOf(ROLE, StaffEntry.Role.values());
    Optional<String> insurer = insurer(row, role);
    String serial = row.required(CARD_SERIAL);
    String issuer = row.required(CARD_ISSUER);
    Optional<LocalDate> endsOn = row.date(ENDS_ON);
    if (row.isBroken()) {
      return Optional.empty();
    }
    return Optional.of(new StaffEntry(number, name, role.get(), insurer, serial, issuer, endsOn));
  }

  /** Operators work for no insurer, everybody else for one. */
  private static Optional<String> insurer(NamedRow row, Optional<StaffEntry.Role> role) {
    if (role.filter(StaffEntry.Role.OPERATOR::equals).isEmpty()) {
      return Optional.of(row.required(INSURER, INSURER_NUMBER, "6桁または8桁の数字"));
    }
    if (!row.text(INSURER).isEmpty()) {
      row.reject(INSURER, "malformed-value", "operator（運営者）には保険者番号を書きません。");
    }
    return Optional.empty();
  }
}
