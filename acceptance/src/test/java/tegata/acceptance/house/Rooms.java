package tegata.acceptance.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The rooms of the house, and from which others each may be seen. A room always sees itself. */
enum Rooms {
  DOMAIN("contract", "node", "workers", "portal", "gateway", "launcher", "demo"),
  CONTRACT("node", "workers", "portal", "gateway", "launcher", "demo"),
  PROOF("contract", "workers", "portal", "gateway", "launcher", "demo", "statement"),
  FORMATS("workers", "portal", "gateway", "launcher", "demo"),
  NODE("workers", "portal", "gateway", "launcher", "demo"),
  WORKERS("launcher", "demo"),
  PORTAL("launcher", "demo"),
  GATEWAY("launcher", "demo"),
  LAUNCHER("demo"),
  SIMULATORS("demo"),
  DEMO(),
  STATEMENT();

  private final Set<String> seenFrom;

  Rooms(String... seenFrom) {
    this.seenFrom = Set.of(seenFrom);
  }

  /** The package of the room and all below. */
  String packages() {
    return packagesOf(name().toLowerCase(Locale.ROOT));
  }

  /** No class of any other room than the named ones depends on this room. */
  ArchRule rule() {
    String[] insiders =
        Stream.concat(Stream.of(packages()), seenFrom.stream().map(Rooms::packagesOf))
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideOutsideOfPackages(insiders)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(packages());
  }

  /** Every package of ours. */
  static String[] all() {
    return Arrays.stream(values()).map(Rooms::packages).toArray(String[]::new);
  }

  private static String packagesOf(String room) {
    return "tegata." + room + "..";
  }
}
