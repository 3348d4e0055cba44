package tegata.acceptance.gateway;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import tegata.acceptance.portal.CardReader;
import tegata.acceptance.system.RunningSystem;

/** A consent that somebody gives at the reader of the demonstration's first clinic. */
public final class GivenConsent {
  private GivenConsent() {}

  /** Gives it, and fails where the gateway refuses. */
  public static void by(RunningSystem system, JsonObject person, String... categories) {
    Clinic clinic = Clinic.first(system);
    int port = system.ports().gateway();
    String token = clinic.token(port);
    JsonObject consent = signed(system, clinic, port, token, person, categories);
    HttpResponse<String> answer = clinic.post(port, "/v1/consents", token, consent);
    if (answer.statusCode() != 201) {
      throw new IllegalStateException("no consent: " + answer.statusCode() + " " + answer.body());
    }
  }

  /** What the reader of a clinic sends, signed over a challenge of its own. */
  public static JsonObject signed(
      RunningSystem system,
      Clinic clinic,
      int port,
      String token,
      JsonObject person,
      String... categories) {
    JsonObject purpose = new JsonObject().put("purpose", "consent");
    String challenge =
        new JsonObject(clinic.post(port, "/v1/challenges", token, purpose).body())
            .getString("challenge");
    return new JsonObject()
        .put("card", new CardReader(system).sign(person, challenge).put("challenge", challenge))
        .put("categories", new JsonArray(List.of(categories)));
  }
}
