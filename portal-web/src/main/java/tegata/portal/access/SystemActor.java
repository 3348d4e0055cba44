package tegata.portal.access;

import java.util.Arrays;
import java.util.Optional;

/** システムの働き. What of Tegata itself did something, which the log keeps by its plain name. */
enum SystemActor {
  IMPORT("import"),
  INTAKE("intake"),
  CARD_RENEWAL("card-renewal"),
  CERTIFICATE_LAPSE("certificate-lapse"),
  COVERAGE_REGISTER("coverage-register"),
  MONTH_END("month-end"),
  RELAY("relay"),
  RETENTION("retention"),
  PROXY("proxy");

  private final String id;

  SystemActor(String id) {
    this.id = id;
  }

  /** Of an actor of the log; empty where this version knows none of that name. */
  static Optional<SystemActor> of(String id) {
    return Arrays.stream(values()).filter(one -> one.id.equals(id)).findFirst();
  }
}
