package tegata.formats.jahis;

import java.time.LocalDate;
import java.util.Optional;

/** かかりつけ薬剤師 (record 701). */
public record Pharmacist(
    String name,
    String pharmacy,
    String contact,
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    String author) {}
