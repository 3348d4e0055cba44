package tegata.workers.registration;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.util.Optional;
import tegata.contract.RegistrationApi.Application;
import tegata.domain.eligibility.Coverage;
import tegata.domain.registration.Deregistration;
import tegata.domain.registration.DeregistrationStep;
import tegata.workers.outbox.Outbox;
import tegata.workers.person.PersonStore;

/** What a step makes others have to know: the insurer, and then the intermediary server. */
final class StepMessages {
  /** 申請が出された、または直された. */
  static final String APPLIED = "insurer.deregistration";

  /** 申請が取り下げられた、または申請先では進めなくなった. */
  static final String WITHDRAWN = "insurer.withdrawal";

  /** 解除依頼. */
  static final String REQUEST = "intermediary.deregistration";

  private static final String INTERMEDIARY = "intermediary";

  private final Outbox outbox = new Outbox();
  private final InsuredApplicant applicants = new InsuredApplicant();
  private final PersonStore persons = new PersonStore();

  Future<Void> put(SqlConnection tx, DeregistrationStep step, Application after) {
    return switch (step) {
      case FILE, MEND -> put(tx, insurer(after), APPLIED, after);
      case WITHDRAW, RELEASE, CLOSE -> put(tx, insurer(after), WITHDRAWN, after);
      case ISSUE -> put(tx, INTERMEDIARY, REQUEST, after);
      case ACCEPT, RETURN, ACKNOWLEDGE, SCHEDULE, CANCEL_CERTIFICATE, REISSUE, END ->
          Future.succeededFuture();
    };
  }

  private static String insurer(Application application) {
    return "insurer/" + application.insurer().number();
  }

  private Future<Void> put(
      SqlConnection tx, String receiver, String topic, Application application) {
    Deregistration made = application.deregistration();
    return persons
        .person(tx, made.person())
        .compose(
            person ->
                applicants
                    .coverage(tx, made.person(), made.insurerNumber())
                    .map(coverage -> payload(application, topic, person, coverage)))
        .compose(
            payload ->
                outbox.put(tx, new Outbox.New(made.person(), made.id(), receiver, topic, payload)));
  }

  /** By the number on the card an insurer finds its member; the reason is for the insurer alone. */
  private static JsonObject payload(
      Application application, String topic, PersonStore.Person person, Optional<Coverage> held) {
    Deregistration made = application.deregistration();
    JsonObject payload =
        new JsonObject()
            .put("kind", topic.substring(topic.indexOf('.') + 1))
            .put("number", made.number())
            .put("version", made.version())
            .put("insurerNumber", made.insurerNumber())
            .put("name", person.name())
            .put("birthdate", person.birthdate().toString());
    held.map(Coverage::insured)
        .ifPresent(
            insured ->
                payload
                    .put("insuredCardSymbol", insured.symbol().orElse(""))
                    .put("insuredIdentificationNumber", insured.number())
                    .put("insuredBranchNumber", insured.branch().orElse("")));
    if (topic.equals(APPLIED)) {
      payload.put("receivedAt", made.receivedAt().toString());
      application.reason().ifPresent(reason -> payload.put("reason", reason));
    }
    return payload;
  }
}
