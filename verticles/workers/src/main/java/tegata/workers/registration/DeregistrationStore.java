package tegata.workers.registration;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.RegistrationApi.Application;
import tegata.contract.RegistrationApi.Insurer;
import tegata.contract.RegistrationApi.Returned;
import tegata.domain.registration.Deregistration;
import tegata.domain.registration.DeregistrationStep;
import tegata.domain.registration.EligibilityCertificate;

/**
 * 解除申請. At most one of a person is open; a form sent twice is one application. What is held stays
 * as it is until the transaction ends.
 */
interface DeregistrationStore {

  /** A new application to be stored. */
  record New(UUID person, UUID form, ZonedDateTime at, Insurer insurer, Optional<String> reason) {}

  /**
   * Stores the application as a draft that is now taken in; empty when this form was sent before or
   * another application is open.
   */
  Future<Optional<UUID>> insert(SqlConnection tx, New application);

  /** The person's application made by that form. */
  Future<Optional<Application>> byForm(SqlConnection tx, UUID person, UUID form);

  /** The person's application with that 受付番号. */
  Future<Optional<Application>> byNumber(SqlConnection tx, UUID person, String number);

  /** The application with that 受付番号, whose ever it is. */
  Future<Optional<Application>> byNumber(SqlConnection tx, String number);

  /** All applications of a person, newest first. */
  Future<List<Application>> ofPerson(SqlConnection tx, UUID person);

  /** Holds the person's application with that 受付番号; another's is neither held nor waited for. */
  Future<Optional<Application>> hold(SqlConnection tx, UUID person, String number);

  /** Holds the application with that 受付番号, whose ever it is. */
  Future<Optional<Application>> hold(SqlConnection tx, String number);

  /** Holds the application with that id. */
  Future<Optional<Application>> hold(SqlConnection tx, UUID id);

  /** Which application a decision or form has already moved. */
  Future<Optional<UUID>> movedBy(SqlConnection tx, UUID order);

  /**
   * Notes a step of a held application: its new status, its next version and the time.
   *
   * @param order id of the decision or form, where there is one
   * @param at when it was taken
   * @return the application after it
   */
  Future<Application> take(
      SqlConnection tx,
      Application held,
      DeregistrationStep step,
      Optional<UUID> order,
      Instant at);

  /** Notes who of an insurer's staff took the newest step. */
  Future<Void> decidedBy(SqlConnection tx, Deregistration after, Optional<UUID> staff);

  /** Who of an insurer's staff accepted it last; empty where a system did, or nobody has. */
  Future<Optional<UUID>> acceptedBy(SqlConnection tx, UUID id);

  /** Notes the 資格確認書 that counts, or that none does any more. */
  Future<Void> certificate(SqlConnection tx, UUID id, Optional<EligibilityCertificate> certificate);

  /** Notes why it was returned. */
  Future<Void> returned(SqlConnection tx, UUID id, Returned why);

  /** Notes the 受付日 of the intermediary server. */
  Future<Void> acceptedOn(SqlConnection tx, UUID id, LocalDate day);

  /** Notes what a mended application says now. */
  Future<Void> mended(SqlConnection tx, UUID id, Insurer insurer, Optional<String> reason);
}
