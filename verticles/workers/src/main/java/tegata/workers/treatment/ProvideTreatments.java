package tegata.workers.treatment;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.Caller;
import tegata.contract.TreatmentApi.ForFacility;
import tegata.contract.TreatmentApi.Provided;
import tegata.contract.TreatmentApi.Treatments;
import tegata.domain.consent.Category;
import tegata.domain.treatment.Treatment;
import tegata.workers.consent.ProvideRecords;
import tegata.workers.intake.Window;

/** 医療機関等が見る診療情報・手術情報. */
final class ProvideTreatments {
  private static final int PAGE = 300;

  private final ProvideRecords records;
  private final Window window;
  private final TreatmentStore treatments = new TreatmentStore();

  ProvideTreatments(ProvideRecords records, Window window) {
    this.records = records;
    this.window = window;
  }

  Future<Provided> provide(Caller caller, ForFacility q) {
    return records.provide(
        caller, q.ref(), q.category(), (tx, person) -> read(tx, person, q), Provided::new);
  }

  private Future<Treatments> read(SqlConnection tx, UUID person, ForFacility q) {
    boolean operations = q.category() == Category.OPERATIONS;
    return treatments
        .rows(tx, person, window.firstMonth(), operations, q.cursor(), PAGE + 1)
        .map(rows -> page(q, rows));
  }

  private Treatments page(ForFacility q, List<Treatment> rows) {
    boolean more = rows.size() > PAGE;
    return new Treatments(
        more ? rows.subList(0, PAGE) : rows,
        window.firstMonth(),
        more ? Optional.of(q.cursor() + PAGE) : Optional.empty());
  }
}
