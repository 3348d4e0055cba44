package tegata.domain.registration;

import java.time.LocalDate;
import java.util.Optional;

/**
 * 健康保険証利用登録。
 *
 * @param registeredOn 登録日, empty where not registered
 * @param route 登録の経路
 */
public record Registration(Status status, Optional<LocalDate> registeredOn, Optional<Route> route) {

  /** 登録状況. */
  public enum Status {
    /** 未登録. */
    NOT_REGISTERED,
    /** 登録済. */
    REGISTERED
  }

  /** 登録の経路. */
  public enum Route {
    PORTAL,
    READER,
    ATM
  }
}
