package tegata;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DomainArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("tegata.domain");

  @Test
  @DisplayName("ルールは、通信も SQL も JSON もログも知らない")
  void domainIsPure() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.vertx..",
            "io.netty..",
            "com.fasterxml..",
            "java.sql..",
            "javax.sql..",
            "org.slf4j..",
            "tegata.contract..")
        .because("a rule must be readable, and testable, without the machine around it")
        .check(CLASSES);
  }
}
