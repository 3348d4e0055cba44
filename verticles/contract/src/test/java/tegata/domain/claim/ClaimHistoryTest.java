package tegata.domain.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static tegata.domain.claim.ClaimVersion.Stage.CLAIMED;
import static tegata.domain.claim.ClaimVersion.Stage.DECIDED;
import static tegata.domain.claim.ClaimVersion.Stage.PASSED_ON;
import static tegata.domain.claim.ClaimVersion.Stage.PAST;
import static tegata.domain.claim.ClaimVersion.Stage.REVIEWED;

import java.time.YearMonth;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tegata.domain.claim.ClaimVersion.Stage;
import tegata.domain.claim.Standing.State;

class ClaimHistoryTest {
  private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
  private static final YearMonth DECEMBER = YearMonth.of(2026, 12);

  private static final ClaimVersion FIRST = version(OCTOBER, CLAIMED, "first");
  private static final ClaimVersion AGAIN = version(DECEMBER, CLAIMED, "again");

  @Test
  @DisplayName("一度だけの請求は、そのまま立つ")
  void oneClaim() {
    Standing standing = standing(Set.of(FIRST), Set.of(), Set.of());

    assertThat(standing.state()).isEqualTo(State.ACTIVE);
    assertThat(standing.shown()).contains(FIRST);
    assertThat(standing.corrected()).isEmpty();
  }

  @Test
  @DisplayName("査定・再審査は前の版に代わり、見えるものが変われば訂正あり")
  void laterStagesReplace() {
    ClaimVersion passed = version(OCTOBER, PASSED_ON, "first");
    ClaimVersion decided = version(OCTOBER, DECIDED, "less");
    ClaimVersion reviewed = version(DECEMBER, REVIEWED, "even less");

    assertThat(standing(Set.of(FIRST, passed), Set.of(), Set.of()).corrected()).isEmpty();
    assertThat(standing(Set.of(passed, decided), Set.of(), Set.of()))
        .returns(true, s -> s.shown().filter(decided::equals).isPresent())
        .returns(true, s -> s.corrected().filter(OCTOBER::equals).isPresent());
    assertThat(standing(Set.of(passed, decided, reviewed), Set.of(), Set.of()).corrected())
        .contains(DECEMBER);
  }

  @Test
  @DisplayName("返戻・取下げは隠し、後の再請求が立つ")
  void returnsHideUntilClaimedAgain() {
    ClaimReturn returned = new ClaimReturn(OCTOBER, false);
    ClaimReturn withdrawn = new ClaimReturn(NOVEMBER, true);

    assertThat(standing(Set.of(FIRST), Set.of(), Set.of(returned)))
        .isEqualTo(Standing.hidden(State.RETURNED));
    assertThat(standing(Set.of(FIRST), Set.of(), Set.of(returned, withdrawn)))
        .isEqualTo(Standing.hidden(State.WITHDRAWN));
    Standing again = standing(Set.of(FIRST, AGAIN), Set.of(), Set.of(returned, withdrawn));
    assertThat(again.shown()).contains(AGAIN);
    assertThat(again.corrected()).contains(DECEMBER);
  }

  @Test
  @DisplayName("再請求の前の履歴は立たないが、違いがあれば訂正ありと分かる")
  void pastVersionsAreHistory() {
    ClaimVersion past = version(OCTOBER, PAST, "first");

    assertThat(standing(Set.of(past), Set.of(), Set.of()).shown()).isEmpty();
    assertThat(standing(Set.of(past, AGAIN), Set.of(), Set.of()).corrected()).contains(DECEMBER);
  }

  @Test
  @DisplayName("同じ月の食い違う請求は、人が決めるまで、その前の版だけを見せる")
  void conflictsWait() {
    ClaimVersion other = version(DECEMBER, CLAIMED, "other");

    Standing alone = standing(Set.of(AGAIN, other), Set.of(), Set.of());
    assertThat(alone).isEqualTo(Standing.hidden(State.CONFLICT));
    Standing after = standing(Set.of(FIRST, AGAIN, other), Set.of(), Set.of());
    assertThat(after.state()).isEqualTo(State.CONFLICT);
    assertThat(after.shown()).contains(FIRST);
    assertThat(
            standing(Set.of(FIRST, AGAIN, other), Set.of(), Set.of(new ClaimReturn(OCTOBER, false)))
                .shown())
        .isEmpty();

    Standing decided =
        new ClaimHistory(Set.of(FIRST, AGAIN, other), Set.of(), Set.of(), Set.of("other"))
            .standing();
    assertThat(decided.state()).isEqualTo(State.ACTIVE);
    assertThat(decided.shown()).contains(other);
  }

  @Test
  @DisplayName("振替は元の保険者のものに代わり、分割した二つは並んで立つ")
  void movesAndSplits() {
    ClaimVersion moved = version(OCTOBER, DECIDED, "moved");
    assertThat(standing(Set.of(FIRST), Set.of(moved), Set.of()))
        .isEqualTo(Standing.hidden(State.MOVED));
    assertThat(standing(Set.of(moved), Set.of(FIRST), Set.of()))
        .returns(State.ACTIVE, Standing::state)
        .returns(true, s -> s.corrected().isPresent());

    ClaimVersion half = new ClaimVersion(OCTOBER, DECIDED, "half", "half", true);
    ClaimVersion otherHalf = new ClaimVersion(DECEMBER, REVIEWED, "rest", "rest", true);
    assertThat(standing(Set.of(half), Set.of(otherHalf), Set.of()).shown()).contains(half);
  }

  private static Standing standing(
      Set<ClaimVersion> own, Set<ClaimVersion> linked, Set<ClaimReturn> returns) {
    return new ClaimHistory(own, linked, returns, Set.of()).standing();
  }

  private static ClaimVersion version(YearMonth processed, Stage stage, String content) {
    return new ClaimVersion(processed, stage, content, content, false);
  }
}
