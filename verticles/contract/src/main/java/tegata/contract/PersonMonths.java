package tegata.contract;

import java.time.YearMonth;
import java.util.UUID;

/**
 * Asks for a person's rows of the months {@code from}–{@code to}, both included, from the row
 * {@code cursor} on (0 first). The worker cuts the range to the retention window. Further pages
 * asked with the caller's same request id belong to the same entry.
 */
public record PersonMonths(UUID person, YearMonth from, YearMonth to, Use use, int cursor) {}
