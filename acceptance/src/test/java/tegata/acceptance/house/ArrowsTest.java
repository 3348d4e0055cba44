package tegata.acceptance.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ArrowsTest {

  @ParameterizedTest(name = "{0}")
  @DisplayName("部屋は、見てよいと決めた部屋からだけ見られている")
  @EnumSource(Rooms.class)
  void roomIsSeenOnlyFromWhereItMayBe(Rooms room) {
    room.rule().check(House.CLASSES);
  }

  @ParameterizedTest(name = "{1} が {0} を見れば")
  @DisplayName("決めていない部屋から見れば、その部屋の規則が破れる")
  @MethodSource("trespasses")
  void trespassIsFound(Rooms seen, Class<?> trespasser) {
    assertThat(seen.rule().evaluate(House.planted(trespasser)).hasViolation()).isTrue();
  }

  static Stream<Arguments> trespasses() {
    return Stream.of(
        arguments(Rooms.DOMAIN, tegata.formats.planted.KnowsDomain.class),
        arguments(Rooms.CONTRACT, tegata.formats.planted.KnowsContract.class),
        arguments(Rooms.CONTRACT, tegata.domain.planted.KnowsContract.class),
        arguments(Rooms.PROOF, tegata.domain.planted.KnowsProof.class),
        arguments(Rooms.FORMATS, tegata.simulators.planted.BorrowsCodec.class),
        arguments(Rooms.FORMATS, tegata.node.planted.KnowsFormats.class),
        arguments(Rooms.NODE, tegata.contract.planted.KnowsNode.class),
        arguments(Rooms.WORKERS, tegata.gateway.planted.KnowsWorkers.class),
        arguments(Rooms.WORKERS, tegata.portal.planted.KnowsWorkers.class),
        arguments(Rooms.PORTAL, tegata.gateway.planted.KnowsPortal.class),
        arguments(Rooms.GATEWAY, tegata.portal.planted.KnowsGateway.class),
        arguments(Rooms.LAUNCHER, tegata.workers.planted.KnowsLauncher.class),
        arguments(Rooms.SIMULATORS, tegata.launcher.planted.KnowsSimulators.class),
        arguments(Rooms.DEMO, tegata.launcher.planted.KnowsDemo.class),
        arguments(Rooms.STATEMENT, tegata.launcher.planted.KnowsStatement.class));
  }

  @Test
  @DisplayName("どの部屋にも規則を破ってみせる見本がある")
  void everyRuleIsShownToFail() {
    assertThat(trespasses().map(trespass -> trespass.get()[0]).distinct())
        .containsExactlyInAnyOrder((Object[]) Rooms.values());
  }

  @Test
  @DisplayName("どのクラスも、名前の決まった部屋のどれかにある")
  void everyClassLivesInARoom() {
    Set<String> rooms =
        House.CLASSES.stream()
            .map(JavaClass::getPackageName)
            .map(name -> name.split("\\.")[1])
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(Stream.of(Rooms.all()).map(name -> name.split("\\.")[1])).containsAll(rooms);
    assertThat(rooms).contains("domain", "contract", "formats", "node", "workers", "gateway");
  }
}
