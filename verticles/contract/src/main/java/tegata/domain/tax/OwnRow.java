package tegata.domain.tax;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A row that the filer brought: typed from a receipt, or out of an uploaded CSV.
 *
 * @param id made with the form, so that a form sent twice adds one row
 * @param person 医療を受けた人
 * @param notice present for an uploaded row
 */
public record OwnRow(
    UUID id,
    String person,
    TaxEntry.Kind kind,
    String payee,
    long paid,
    Optional<LocalDate> paidOn,
    boolean selfMedication,
    Optional<TaxEntry.Told> notice) {

  public OwnRow {
    if (paid < 0 || paid > Treatment.MOST_YEN) {
      throw new IllegalArgumentException("paid must be 0 to 999,999,999 yen");
    }
  }
}
