package tegata.acceptance.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The compiled classes of every module, without tests. */
final class House {
  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("tegata");

  private House() {}

  /** Classes planted to break a rule, which shows that the rule can fail. */
  static JavaClasses planted(Class<?>... classes) {
    return new ClassFileImporter().importClasses(classes);
  }
}
