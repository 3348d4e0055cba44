package tegata.node.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 施設ごとの上限を、ノードで分け合う. Time is moved by hand. */
class SharedLimitTest {
  private static final Rate LIMIT = new Rate(50, 100);
  private static final long STEP = 1_000_000;
  private static final int TICK = 250;

  private long now;

  /** By how much the clock of the first node is before the others'. */
  private long ahead;

  private int attempts;
  private final List<SharedLimit> nodes =
      List.of(
          new SharedLimit(LIMIT, 0.05, () -> now + ahead),
          new SharedLimit(LIMIT, 0.05, () -> now),
          new SharedLimit(LIMIT, 0.05, () -> now));

  @ParameterizedTest(name = "{0} {1} {2} 毎秒")
  @DisplayName("3 ノードに続けて求めても、通るのは合わせて上限の 101% 未満、97% 以上")
  @CsvSource({"100, 100, 100", "300, 30, 30", "200, 0, 0", "60, 55, 3", "40, 30, 1"})
  void threeNodesTogetherKeepTheLimit(double first, double second, double third) {
    double[] asked = {first, second, third};
    run(20, asked, true);

    int admitted = run(60, asked, true);

    assertThat(admitted).isLessThan((int) (60 * 50 * 1.01)).isGreaterThan((int) (60 * 50 * 0.97));
  }

  @Test
  @DisplayName("上限に届かない求めは、どのノードに偏っても、どれも断られない")
  void nobodyBelowTheLimitIsRefused() {
    run(5, new double[] {40, 0, 0}, true);
    int before = attempts;

    int admitted = run(20, new double[] {40, 0, 0}, true);

    assertThat(admitted).isEqualTo(attempts - before);
  }

  @Test
  @DisplayName("求めがほかのノードに移れば、分け前も 2 秒のうちに移る")
  void sharesFollowTheDemand() {
    run(20, new double[] {200, 0, 0}, true);
    run(2, new double[] {0, 0, 200}, true);

    assertThat(run(20, new double[] {0, 0, 200}, true)).isGreaterThan(970).isLessThan(1_010);
  }

  @Test
  @DisplayName("互いに聞こえなければ、それぞれが上限まで通す。聞こえれば、また合わせて上限")
  void tornApartEachGivesTheWhole() {
    double[] asked = {100, 100, 100};
    run(20, asked, true);
    run(4, asked, false);
    assertThat(run(20, asked, false)).isBetween(2_900, 3_100);

    run(4, asked, true);
    assertThat(run(20, asked, true)).isLessThan(1_010);
  }

  @Test
  @DisplayName("休みの後には、合わせて burst までが続けて通る")
  void allowsABurst() {
    run(5, new double[] {0, 0, 0}, true);

    assertThat(run(1, new double[] {500, 500, 500}, true)).isBetween(90, 160);
  }

  @Test
  @DisplayName("施設どうしは、互いの分を使わない")
  void facilitiesAreApart() {
    for (int i = 0; i < 1_000; i++) {
      nodes.get(0).take("loud");
    }

    assertThat(nodes.get(0).take("quiet").allowed()).isTrue();
    assertThat(nodes.get(0).take("loud").allowed()).isFalse();
    assertThat(nodes.get(0).take("loud").retryAfter()).isEqualTo(1);
  }

  @Test
  @DisplayName("ノードが多くても、初めての鍵も続けて 10 までは通る。burst がそれより少なければ burst まで")
  void aNewKeyMayAskMoreThanOnce() {
    assertThat(atOnceAmong(100, LIMIT)).isEqualTo(10);
    assertThat(atOnceAmong(100, new Rate(50, 4))).isEqualTo(4);
    assertThat(atOnceAmong(4, LIMIT)).isEqualTo(25);
  }

  @Test
  @DisplayName("IPv6 の /64 の中で番地を変え続けても、通るのは burst まで。隣の /64 は別に数える")
  void countsOneNetworkOnce() {
    int admitted = 0;
    for (int i = 0; i < 1_000; i++) {
      String address = "2001:db8:1:2:%x::%x".formatted(i * 7, i);
      admitted += nodes.get(0).take(CallerNetwork.of(address)).allowed() ? 1 : 0;
    }

    assertThat(admitted).isEqualTo(LIMIT.burst());
    assertThat(nodes.get(0).take(CallerNetwork.of("2001:db8:1:3::1")).allowed()).isTrue();
  }

  @ParameterizedTest(name = "{0} 秒")
  @DisplayName("時計が飛んでも、通るのは burst まで。飛んで戻っても、それ以上は通らない")
  @CsvSource({"3600, 100", "-3600, 0"})
  void aClockThatJumpsGivesABurstAtMost(long seconds, int more) {
    SharedLimit node = new SharedLimit(LIMIT, 0.05, () -> now);
    assertThat(takeAll(node)).isEqualTo(100);

    now += seconds * 1_000 * STEP;
    node.tick();
    assertThat(takeAll(node)).isEqualTo(more);

    now -= seconds * 1_000 * STEP;
    node.tick();
    assertThat(takeAll(node)).isZero();
  }

  @ParameterizedTest(name = "{0} 秒")
  @DisplayName("3 ノードのうち一つの時計が飛んでも、合わせて通るのは、上限と一度の burst まで")
  @CsvSource({"3600", "-3600"})
  void aClockThatJumpsOnOneOfThree(long seconds) {
    double[] asked = {100, 100, 100};
    run(20, asked, true);
    ahead = seconds * 1_000 * STEP;

    assertThat(run(60, asked, true)).isLessThan((int) (60 * 50 * 1.01) + LIMIT.burst());
  }

  private static int takeAll(SharedLimit node) {
    int admitted = 0;
    while (node.take("facility").allowed()) {
      admitted++;
    }
    return admitted;
  }

  private int atOnceAmong(int all, Rate limit) {
    SharedLimit node = new SharedLimit(limit, 0.05, () -> now);
    for (int other = 1; other < all; other++) {
      node.heard("node-" + other, Map.of());
    }
    int admitted = 0;
    while (node.take("new").allowed()) {
      admitted++;
    }
    return admitted;
  }

  @Test
  @DisplayName("静かになった鍵は、使った分が戻りきるまで覚え、戻れば忘れる")
  void forgetsWhatIsFullAgain() {
    SharedLimit node = new SharedLimit(new Rate(1, 60), 0.05, () -> now);
    for (int i = 0; i < 60; i++) {
      assertThat(node.take("spent").allowed()).isTrue();
    }
    assertThat(node.take("once").allowed()).isTrue();
    ticks(node, 40);

    assertThat(node.keys()).isEqualTo(1);
    for (int i = 0; i < SharedLimit.MOST_KEYS; i++) {
      node.take("key-" + i);
    }
    int admitted = 0;
    while (admitted < 60 && node.take("spent").allowed()) {
      admitted++;
    }
    assertThat(admitted).isEqualTo(10);

    ticks(node, 300);
    assertThat(node.keys()).isZero();
  }

  private void ticks(SharedLimit node, int number) {
    for (int tick = 0; tick < number; tick++) {
      now += TICK * STEP;
      node.tick();
    }
  }

  @Test
  @DisplayName("鍵が多すぎるときも、覚える数は限られ、静かになった鍵は忘れられる")
  void keepsNoMoreKeysThanItsNumber() {
    SharedLimit node = nodes.get(0);
    for (int i = 0; i < SharedLimit.MOST_KEYS; i++) {
      node.take("key-" + i);
    }
    for (int i = 0; i < 1_000; i++) {
      assertThat(node.take("one more").allowed()).isTrue();
    }
    ticks(node, 20);
    for (int i = 0; i < 1_000; i++) {
      node.take("another");
    }

    assertThat(node.take("another").allowed()).isFalse();
  }

  /**
   * Lets time pass in steps of a millisecond.
   *
   * @param asked of each node, a second, at random moments
   * @param heard whether the nodes hear each other
   * @return how many were let through
   */
  private int run(int seconds, double[] asked, boolean heard) {
    Random random = new Random(20_261_127);
    int admitted = 0;
    for (int step = 0; step < seconds * 1_000; step++) {
      now += STEP;
      for (int i = 0; i < asked.length; i++) {
        if (random.nextDouble() < asked[i] / 1_000) {
          attempts++;
          admitted += nodes.get(i).take("facility").allowed() ? 1 : 0;
        }
        // Their clocks do not beat together.
        if ((step + i * 83) % TICK == 0) {
          tell(i, heard);
        }
      }
    }
    return admitted;
  }

  private void tell(int node, boolean heard) {
    Map<String, Double> asked = nodes.get(node).tick();
    List<SharedLimit> others = new ArrayList<>(nodes);
    others.remove(node);
    if (heard) {
      others.forEach(other -> other.heard("node-" + node, asked));
    }
  }
}
