package tegata.workers.registration;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.RegistrationApi.Application;
import tegata.contract.RegistrationApi.Insurer;

/** 解除申請. At most one of a person is open; a form sent twice is one application. */
interface DeregistrationStore {

  /** A new application to be stored. */
  record New(UUID person, UUID form, YearMonth month, Insurer insurer, Optional<String> reason) {}

  /**
   * Stores the application; empty when this form was sent before or another application is open.
   */
  Future<Optional<Application>> insert(SqlConnection tx, New application);

  /** The person's application made by that form. */
  Future<Optional<Application>> byForm(SqlConnection tx, UUID person, UUID form);

  /** The person's application with that 受付番号. */
  Future<Optional<Application>> byNumber(SqlConnection tx, UUID person, String number);

  /** All applications of a person, newest first. */
  Future<List<Application>> ofPerson(SqlConnection tx, UUID person);
}
