package tegata.acceptance.house;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PurityTest {

  private static final ArchRule DOMAIN_IS_PURE =
      classes()
          .that()
          .resideInAPackage("tegata.domain..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "tegata.domain..",
              "java.lang..",
              "java.math..",
              "java.util..",
              "java.time..",
              "java.text..",
              "java.nio.charset..");

  private static final ArchRule ONLY_WORKERS_SPEAK_SQL =
      noClasses()
          .that()
          .resideOutsideOfPackages("tegata.workers..", "tegata.demo..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.vertx.sqlclient..",
              "io.vertx.pgclient..",
              "java.sql..",
              "javax.sql..",
              "org.postgresql..",
              "org.flywaydb..");

  private static final ArchRule FEATURES_ARE_NO_CIRCLE =
      slices().matching("tegata.(*).(*)..").should().beFreeOfCycles();

  private static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS =
      noClasses().should().haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|Common|Misc)");

  private static final ArchRule NOTHING_IS_PRINTED =
      noClasses()
          .that()
          .resideOutsideOfPackages("tegata.launcher..", "tegata.demo..", "tegata.statement..")
          .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
          .orShould()
          .callMethodWhere(target(name("printStackTrace")));

  private static final ArchRule NOTHING_SLEEPS_OR_REFUSES_TO_WORK =
      noClasses()
          .should()
          .callMethod(Thread.class, "sleep", long.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(UnsupportedOperationException.class);

  @ParameterizedTest(name = "{0}")
  @DisplayName("家のすべてのクラスが規則を守っている")
  @MethodSource("rules")
  void theHouseKeepsIt(ArchRule rule, Class<?>[] planted) {
    rule.check(House.CLASSES);
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("規則を破る見本のクラスは見つかる")
  @MethodSource("rules")
  void aBreachIsFound(ArchRule rule, Class<?>[] planted) {
    assertThat(rule.evaluate(House.planted(planted)).hasViolation()).isTrue();
  }

  static Stream<Arguments> rules() {
    return Stream.of(
        rule("domain に Vert.x はない", DOMAIN_IS_PURE, tegata.domain.planted.HoldsVertx.class),
        rule("domain に JSON はない", DOMAIN_IS_PURE, tegata.domain.planted.ReadsJson.class),
        rule(
            "workers のほかは SQL を知らない (JDBC)",
            ONLY_WORKERS_SPEAK_SQL,
            tegata.portal.planted.OpensJdbc.class),
        rule(
            "workers のほかは SQL を知らない (Vert.x)",
            ONLY_WORKERS_SPEAK_SQL,
            tegata.gateway.planted.HoldsPool.class),
        rule(
            "機能の間に循環はない",
            FEATURES_ARE_NO_CIRCLE,
            tegata.workers.planteda.East.class,
            tegata.workers.plantedb.West.class),
        rule(
            "何もかもを引き受ける名前はない",
            NAMES_SAY_WHAT_A_CLASS_IS,
            tegata.workers.planted.PeopleManager.class),
        rule("標準出力に書かない", NOTHING_IS_PRINTED, tegata.gateway.planted.Prints.class),
        rule("例外を印字しない", NOTHING_IS_PRINTED, tegata.gateway.planted.PrintsATrace.class),
        rule("眠って待たない", NOTHING_SLEEPS_OR_REFUSES_TO_WORK, tegata.workers.planted.Sleeps.class),
        rule(
            "できないと言うだけのメソッドはない",
            NOTHING_SLEEPS_OR_REFUSES_TO_WORK,
            tegata.workers.planted.Refuses.class));
  }

  private static Arguments rule(String says, ArchRule rule, Class<?>... planted) {
    return arguments(named(says, rule), planted);
  }
}
