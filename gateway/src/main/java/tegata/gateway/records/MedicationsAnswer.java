package tegata.gateway.records;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.domain.medication.Medicine;

/**
 * 薬剤情報.
 *
 * @param firstMonth the first month that is kept and shown
 * @param arrivedUntil the newest month for which anything has arrived
 * @param medications newest first
 */
record MedicationsAnswer(
    UUID ref,
    YearMonth firstMonth,
    Optional<YearMonth> arrivedUntil,
    @JsonInclude(JsonInclude.Include.ALWAYS) List<Medicine> medications) {}
