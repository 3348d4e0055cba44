package tegata.workers.checkup;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.Caller;
import tegata.contract.CheckupApi.Checkups;
import tegata.contract.CheckupApi.ForFacility;
import tegata.contract.CheckupApi.Provided;
import tegata.domain.checkup.Checkup;
import tegata.domain.consent.Category;
import tegata.workers.consent.ProvideRecords;
import tegata.workers.intake.Window;

/** 医療機関等が見る健診結果. */
final class ProvideCheckups {

  private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

  private final ProvideRecords records;
  private final Window window;
  private final CheckupStore checkups = new CheckupStore();

  ProvideCheckups(ProvideRecords records, Window window) {
    this.records = records;
    this.window = window;
  }

  Future<Provided> provide(Caller caller, ForFacility q) {
    return records.provide(
        caller, q.ref(), Category.CHECKUPS, (tx, person) -> read(tx, person, q), Provided::new);
  }

  private Future<Checkups> read(SqlConnection tx, UUID person, ForFacility q) {
    LocalDate first = window.firstCheckupDay();
    LocalDate from = q.from().filter(first::isBefore).orElse(first);
    return checkups
        .whole(tx, person, from, q.to().orElse(LAST), q.cursor(), CheckupStore.PAGE + 1)
        .map(rows -> page(q, rows, first));
  }

  private static Checkups page(ForFacility q, List<Checkup> rows, LocalDate first) {
    boolean more = rows.size() > CheckupStore.PAGE;
    return new Checkups(
        more ? rows.subList(0, CheckupStore.PAGE) : rows,
        first,
        more ? Optional.of(q.cursor() + CheckupStore.PAGE) : Optional.empty());
  }
}
