package tegata.domain.claim;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tegata.domain.claim.Standing.State;

/**
 * 一件のレセプトの経過. Everything that was ever said of a claim, as sets: what stands depends on what was
 * said and never on the order in which it arrived.
 *
 * @param own versions of this very claim
 * @param linked versions of claims of the same treatment under another insurer or 公費 (振替・分割)
 * @param returns 返戻 and 取下げ of the claim or of a linked one
 * @param chosen contents an operator decided for
 */
public record ClaimHistory(
    Set<ClaimVersion> own, Set<ClaimVersion> linked, Set<ClaimReturn> returns, Set<String> chosen) {

  private static final Comparator<ClaimReturn> LAST =
      Comparator.comparing(ClaimReturn::processed).thenComparing(ClaimReturn::withdrawn);

  public ClaimHistory {
    own = Set.copyOf(own);
    linked = Set.copyOf(linked);
    returns = Set.copyOf(returns);
    chosen = Set.copyOf(chosen);
  }

  /** What stands now. */
  public Standing standing() {
    Optional<ClaimReturn> returned = returns.stream().max(LAST);
    List<ClaimVersion> newest = ClaimVersion.newest(own);
    if (newest.isEmpty() || isReturned(newest.get(0))) {
      boolean withdrawn = returned.filter(ClaimReturn::withdrawn).isPresent();
      return Standing.hidden(withdrawn ? State.WITHDRAWN : State.RETURNED);
    }
    if (linked.stream().anyMatch(other -> moves(other, newest.get(0)))) {
      return Standing.hidden(State.MOVED);
    }
    Optional<ClaimVersion> only = only(newest);
    return only.isPresent() ? shown(State.ACTIVE, only) : shown(State.CONFLICT, before(newest));
  }

  private Standing shown(State state, Optional<ClaimVersion> version) {
    return new Standing(
        state, version, version.filter(this::corrects).map(ClaimVersion::processed));
  }

  private boolean isReturned(ClaimVersion version) {
    return returns.stream().anyMatch(r -> !version.processed().isAfter(r.processed()));
  }

  /** Both halves of a split claim stand, whichever of them was corrected later. */
  private static boolean moves(ClaimVersion other, ClaimVersion from) {
    return other.mayStand() && other.isAfter(from) && !(other.split() && from.split());
  }

  private Optional<ClaimVersion> only(List<ClaimVersion> versions) {
    List<ClaimVersion> wanted =
        versions.stream().filter(v -> chosen.contains(v.content())).toList();
    List<ClaimVersion> left = wanted.isEmpty() ? versions : wanted;
    return left.size() == 1 ? Optional.of(left.get(0)) : Optional.empty();
  }

  /** The last undisputed version before a conflict that has not gone back. */
  private Optional<ClaimVersion> before(List<ClaimVersion> disputed) {
    List<ClaimVersion> earlier =
        ClaimVersion.newest(own.stream().filter(v -> disputed.get(0).isAfter(v)).toList());
    return only(earlier).filter(v -> !isReturned(v));
  }

  private boolean corrects(ClaimVersion shown) {
    return Stream.concat(own.stream(), linked.stream())
        .filter(v -> v.mayStand() ? shown.isAfter(v) : !v.processed().isAfter(shown.processed()))
        .anyMatch(v -> !v.visible().equals(shown.visible()));
  }
}
