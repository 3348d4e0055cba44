package tegata.gateway.records;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import tegata.domain.checkup.Checkup;

/**
 * 健診結果.
 *
 * @param firstDay the first day that is kept and shown
 * @param checkups newest first
 */
record CheckupsAnswer(
    UUID ref,
    LocalDate firstDay,
    @JsonInclude(JsonInclude.Include.ALWAYS) List<Checkup> checkups) {}
