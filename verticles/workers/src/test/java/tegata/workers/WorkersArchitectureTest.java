package tegata.workers;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import io.vertx.sqlclient.Pool;
import java.sql.DriverManager;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tegata.workers.database.Database;

class WorkersArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("tegata.workers");

  private static final Pattern BELOW_ALL_FEATURES =
      Pattern.compile("tegata\\.workers\\.(audit|database)(\\..*)?");

  @Test
  @DisplayName("機能のあいだに循環はない")
  void featuresHaveNoCycles() {
    slices().matching("tegata.workers.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  @DisplayName("記録 (audit) とデータベースは、どの機能にも依存しない")
  void auditDependsOnNoFeature() {
    DescribedPredicate<JavaClass> features =
        DescribedPredicate.describe(
            "are part of a feature",
            type ->
                type.getPackageName().startsWith("tegata.workers")
                    && !BELOW_ALL_FEATURES.matcher(type.getPackageName()).matches());
    noClasses()
        .that()
        .resideInAnyPackage("tegata.workers.audit..", "tegata.workers.database..")
        .should()
        .dependOnClassesThat(features)
        .because("whatever happens anywhere must be able to leave an entry")
        .check(CLASSES);
  }

  @Test
  @DisplayName("プールと接続を開けるのはデータベースだけで、store は渡された接続で働く")
  void storesHoldNoPool() {
    noClasses()
        .that()
        .resideOutsideOfPackage("tegata.workers.database")
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(Pool.class, DriverManager.class)
        .check(CLASSES);
    fields()
        .that()
        .areDeclaredInClassesThat()
        .haveNameMatching(".*(Store|Register|Set|HeldFiles|PersonFinder|Audit|Outbox)")
        .should()
        .notHaveRawType(Database.class)
        .because("what belongs together commits together: the use case hands its connection on")
        .check(CLASSES);
  }

  @Test
  @DisplayName("ポータルもゲートウェイも起動役も HTTP も知らない")
  void nothingAboveIsKnown() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "tegata.portal..", "tegata.gateway..", "tegata.launcher..", "io.vertx.ext.web..")
        .check(CLASSES);
  }
}
