package tegata.workers.paper;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import tegata.contract.PaperApi.Paper;
import tegata.domain.eligibility.Coverage;
import tegata.domain.paper.PaperState;
import tegata.workers.paper.PaperStore.Registered;
import tegata.workers.person.CoverageStore;

/** How a paper stands today, by the coverage as the register has it. */
final class Standing {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  private final Clock clock;
  private final CoverageStore coverages = new CoverageStore();

  Standing(Clock clock) {
    this.clock = clock;
  }

  Future<PaperState> of(SqlConnection tx, Registered found) {
    LocalDate today = LocalDate.now(clock.withZone(JAPAN));
    return coverages
        .ofPerson(tx, found.person())
        .map(
            held ->
                PaperState.on(
                    today,
                    found.paper().validUntil(),
                    found.revokedOn(),
                    stillInsured(found.paper(), held, today)));
  }

  /** An insurer of whom nothing was brought in has not told us of an end either. */
  private static boolean stillInsured(Paper paper, List<Coverage> held, LocalDate today) {
    List<Coverage> here =
        held.stream()
            .filter(
                c -> c.insured().insurerNumber().equals(paper.printed().insured().insurerNumber()))
            .toList();
    return here.isEmpty() || here.stream().anyMatch(c -> c.holdsOn(today));
  }
}
