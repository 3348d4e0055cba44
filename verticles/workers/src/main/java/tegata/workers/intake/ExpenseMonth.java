package tegata.workers.intake;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.formats.myna.Amounts;
import tegata.formats.myna.ExpenseLine;
import tegata.workers.database.Jdbc;

/** 医療費通知の一か月分, its lines in the order of the file. */
record ExpenseMonth(
    YearMonth month,
    List<ExpenseLine> lines,
    Instant madeAt,
    Optional<String> insurerName,
    Optional<String> detailsRange)
    implements RecordSet {

  private static final String INSERT =
      """
      insert into expense_notice
        (person_id, set_id, line, month, category, days, institution, total, insurer, public_expense, patient)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String DELETE =
      "delete from expense_notice where person_id = ? and month = ? and set_id = ?";

  @Override
  public RecordKind kind() {
    return RecordKind.EXPENSE;
  }

  @Override
  public String key() {
    return month.toString();
  }

  @Override
  public LocalDate day() {
    return month.atDay(1);
  }

  @Override
  public String place() {
    return "診療年月 %d年%d月".formatted(month.getYear(), month.getMonthValue());
  }

  @Override
  public int rows() {
    return lines.size();
  }

  @Override
  public byte[] contentHash() {
    return ContentHash.ofRows(lines.stream().map(ExpenseMonth::values).toList());
  }

  @Override
  public void insert(Jdbc tx, UUID person, long set) throws SQLException {
    List<Object[]> rows = new ArrayList<>();
    for (ExpenseLine line : lines) {
      rows.add(Values.row(person, set, rows.size() + 1, values(line)));
    }
    tx.batch(INSERT, rows);
  }

  @Override
  public void delete(Jdbc tx, UUID person, long set) throws SQLException {
    tx.update(DELETE, person, day(), set);
  }

  private static Object[] values(ExpenseLine line) {
    Amounts yen = line.amounts();
    return new Object[] {
      line.month().atDay(1),
      line.category(),
      line.days(),
      line.institution(),
      yen.total(),
      yen.insurer(),
      yen.publicFunds(),
      yen.patient()
    };
  }
}
