package tegata.workers.medication;

import io.vertx.core.Future;
import java.time.YearMonth;
import tegata.contract.Caller;
import tegata.contract.MedicationApi.ForFacility;
import tegata.contract.MedicationApi.Only;
import tegata.contract.MedicationApi.Provided;
import tegata.domain.consent.Category;
import tegata.workers.consent.ProvideRecords;

/** 医療機関等が見る薬剤情報. */
final class ProvideMedications {
  private static final YearMonth FIRST = YearMonth.of(1, 1);
  private static final YearMonth LAST = YearMonth.of(9999, 12);

  private final ProvideRecords records;
  private final ReadMedications medications;

  ProvideMedications(ProvideRecords records, ReadMedications medications) {
    this.records = records;
    this.medications = medications;
  }

  Future<Provided> provide(Caller caller, ForFacility q) {
    return records.provide(
        caller,
        q.ref(),
        Category.MEDICATIONS,
        (tx, person) ->
            medications.read(
                tx,
                person,
                q.from().orElse(FIRST),
                q.to().orElse(LAST),
                Only.EVERYTHING,
                q.cursor()),
        Provided::new);
  }
}
