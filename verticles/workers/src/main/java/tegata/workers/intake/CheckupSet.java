package tegata.workers.intake;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import tegata.formats.echeckup.CheckupReport;
import tegata.formats.echeckup.Item;
import tegata.workers.database.Jdbc;

/** 健診一回の結果. */
record CheckupSet(CheckupReport report, Instant madeAt) implements RecordSet {
  private static final String INSERT =
      "insert into checkup (person_id, set_id, examined_on, institution) values (?, ?, ?, ?)";

  private static final String INSERT_ITEM =
      """
      insert into checkup_item (set_id, line, code, name, type, value, unit, display, low, high, choice_oid, examined_on)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final Pattern OID = Pattern.compile("[0-2](?:\\.\\d{1,10}){1,20}");

  private static final String DELETE =
      "delete from checkup where person_id = ? and examined_on = ? and set_id = ?";

  private static final String DELETE_ITEMS =
      "delete from checkup_item where set_id = ? and examined_on = ?";

  @Override
  public RecordKind kind() {
    return RecordKind.CHECKUP;
  }

  @Override
  public String key() {
    String institution =
        report.institutionCode().isBlank() ? report.institutionName() : report.institutionCode();
    return day() + "|" + NameFold.fold(institution);
  }

  @Override
  public LocalDate day() {
    return report.examDate();
  }

  @Override
  public String place() {
    return "健診実施日 " + day();
  }

  @Override
  public int rows() {
    return 1;
  }

  @Override
  public byte[] contentHash() {
    List<Object[]> rows = new ArrayList<>();
    rows.add(new Object[] {day(), report.institutionName()});
    report.items().forEach(item -> rows.add(values(item)));
    return ContentHash.ofRows(rows);
  }

  @Override
  public void insert(Jdbc tx, UUID person, long set) throws SQLException {
    tx.update(INSERT, person, set, day(), report.institutionName());
    List<Object[]> rows = new ArrayList<>();
    for (Item item : report.items()) {
      List<Object> row = new ArrayList<>(List.of(set, rows.size() + 1));
      row.addAll(List.of(values(item)));
      row.add(day());
      rows.add(row.toArray());
    }
    tx.batch(INSERT_ITEM, rows);
  }

  /** The day is part of the set's key: what is there is of the same day. */
  @Override
  public void delete(Jdbc tx, UUID person, long set) throws SQLException {
    tx.update(DELETE_ITEMS, set, day());
    tx.update(DELETE, person, day(), set);
  }

  private static Object[] values(Item item) {
    return new Object[] {
      item.code(),
      item.name(),
      item.type().name(),
      item.value(),
      Values.present(item.unit()),
      Values.present(item.display()),
      item.low().map(BigDecimal::toPlainString),
      item.high().map(BigDecimal::toPlainString),
      Values.present(item.choiceOid()).filter(oid -> OID.matcher(oid).matches())
    };
  }
}
