package tegata.workers.paper;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import tegata.contract.PaperApi.Paper;
import tegata.domain.eligibility.Coverage;
import tegata.domain.eligibility.EligibilityToday.Held;
import tegata.domain.paper.PaperState;
import tegata.workers.paper.PaperStore.Registered;
import tegata.workers.person.InsuranceStore;

/**
 * How a paper stands today, by the coverage as the register has it and by what the insurer answered
 * last.
 */
final class Standing {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  private final Clock clock;
  private final InsuranceStore insurance = new InsuranceStore();

  /**
   * How a paper stands.
   *
   * @param deniedAt when the insurer denied the coverage it tells of; only of one that is denied
   */
  record Verdict(PaperState state, Optional<Instant> deniedAt) {}

  Standing(Clock clock) {
    this.clock = clock;
  }

  /** How the papers of a person stand; what is known of the person is read once. */
  Future<Function<Registered, Verdict>> ofPerson(SqlConnection tx, UUID person) {
    return insurance.of(tx, person).map(known -> paper -> of(paper, known.held()));
  }

  private Verdict of(Registered found, Held held) {
    LocalDate today = LocalDate.now(clock.withZone(JAPAN));
    Optional<Instant> deniedAt =
        held.deniedAt(found.paper().printed().insured()).filter(at -> at.isAfter(found.issuedAt()));
    PaperState state =
        PaperState.on(
            today,
            found.paper().validUntil(),
            found.revokedOn(),
            stillInsured(found.paper(), held.coverages(), today),
            deniedAt.isPresent());
    return new Verdict(state, deniedAt.filter(x -> state == PaperState.DENIED));
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
