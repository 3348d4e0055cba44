package tegata.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tegata.node.LimitCluster.Window;
import tegata.node.limit.Rate;

/**
 * 上限を 3 つのノードで分け合う, over a real bus. What may be admitted is worked out from the time that passed,
 * so a busy machine makes a test longer and not red.
 */
class ThreeNodesLimitTest {
  /** So much at once that no token is lost while a busy machine lets a member wait. */
  private static final Rate LIMIT = new Rate(500, 2_000);

  private static final int SECONDS = 4;
  private static final double MOST = 1.01;
  private static final double LEAST = 0.9;

  private static LimitCluster cluster;

  @BeforeAll
  static void form() {
    List<Spray> callers =
        Stream.concat(Spray.tooMuch().stream(), Stream.of(Spray.modest())).toList();
    cluster = new LimitCluster(LIMIT, callers);
  }

  @AfterAll
  static void part() {
    cluster.close();
  }

  @BeforeEach
  void allAreThere() {
    cluster.complete();
  }

  @Test
  @DisplayName("どう散らして求め続けても、通るのは 3 ノード合わせて上限の 101% 未満。控えめな人は断られない")
  void holdsWhoeverSprays() {
    heldTogether(cluster.steady(3, SECONDS));
  }

  @Test
  @DisplayName("ノードが一つ去ると、残りが分け前を引き継ぎ、その間も後も、合わせて上限を超えない")
  void goesOnWithoutOne() {
    Window leaving = cluster.open();
    cluster.leave();
    cluster.awaitNodes(2);

    assertThat(excessive(leaving.close()))
        .allSatisfy(one -> assertThat(one.share()).isLessThan(MOST));
    heldTogether(cluster.steady(2, SECONDS));
  }

  @Test
  @DisplayName("ノードが加わるとき、余分に通るのは、そのノードの一度の burst まで。そのあとは合わせて上限")
  void takesOneMoreIn() {
    cluster.leave();
    cluster.awaitNodes(2);
    Window joining = cluster.open();
    cluster.join();
    cluster.awaitNodes(3);

    assertThat(excessive(joining.close()))
        .allSatisfy(
            one ->
                assertThat(one.admitted())
                    .isLessThan((int) (one.allowed() * MOST) + LIMIT.burst()));
    heldTogether(cluster.steady(3, SECONDS));
  }

  @Test
  @DisplayName("バスが黙ると、それぞれが上限まで通し、クラスタのせいで断られる人はいない。聞こえれば、また合わせて上限")
  void outlivesSilence() {
    Window whole = cluster.open();
    cluster.shutGates();

    List<Admissions> torn = cluster.steady(1, SECONDS);
    cluster.openGates();
    cluster.awaitNodes(3);

    assertThat(torn.get(0).share()).isBetween(LEAST * 3, MOST * 3);
    assertThat(modest(whole.close()).refused()).isZero();
    heldTogether(cluster.steady(3, SECONDS));
  }

  /** Who goes from node to node may get less, for it leaves a share unspent behind. */
  private static void heldTogether(List<Admissions> all) {
    assertThat(all.get(0).share()).isGreaterThan(LEAST);
    assertThat(excessive(all))
        .allSatisfy(one -> assertThat(one.share()).isLessThan(MOST))
        .allSatisfy(one -> assertThat(one.refused()).isPositive());
    assertThat(modest(all).refused()).isZero();
  }

  private static List<Admissions> excessive(List<Admissions> all) {
    return all.subList(0, all.size() - 1);
  }

  private static Admissions modest(List<Admissions> all) {
    return all.get(all.size() - 1);
  }
}
