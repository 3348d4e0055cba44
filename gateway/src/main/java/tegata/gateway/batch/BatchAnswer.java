package tegata.gateway.batch;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.BatchApi.Counted;
import tegata.contract.BatchApi.Found;
import tegata.contract.BatchApi.Report;

/** How a batch goes, as answered. */
record BatchAnswer(
    UUID id,
    String state,
    Instant receivedAt,
    Optional<Instant> endedAt,
    long size,
    String sha256,
    int attempts,
    Optional<Counted> counts,
    List<Found> findings) {

  static BatchAnswer of(List<Report> pages) {
    Report last = pages.get(pages.size() - 1);
    return new BatchAnswer(
        last.batch(),
        last.state().name().toLowerCase(Locale.ROOT),
        last.receivedAt(),
        last.endedAt(),
        last.size(),
        last.sha256(),
        last.attempts(),
        last.counts(),
        pages.stream().flatMap(page -> page.findings().stream()).toList());
  }
}
