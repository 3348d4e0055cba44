package tegata.simulators;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import tegata.simulators.card.Authorities;
import tegata.simulators.card.Credential;
import tegata.simulators.card.Pem;
import tegata.simulators.files.WorldFiles;
import tegata.simulators.people.FacilityClient;
import tegata.simulators.people.InsuredNumber;
import tegata.simulators.people.Insurer;
import tegata.simulators.people.Insurers;
import tegata.simulators.people.Person;
import tegata.simulators.people.Population;
import tegata.simulators.people.Sex;
import tegata.simulators.people.Staff;

/**
 * {@code var/demo}: logins and client certificates for whoever tries the system, and the trust
 * material and server certificates of the product itself.
 */
final class DemoFiles {

  private final Population population;
  private final Authorities authorities;
  private final TlsCredentials tls;
  private final Renewals renewals;

  DemoFiles(Population population, Authorities authorities, TlsCredentials tls, Renewals renewals) {
    this.population = population;
    this.authorities = authorities;
    this.tls = tls;
    this.renewals = renewals;
  }

  void write(Path demo) {
    WorldFiles.directory(demo);
    certificates(demo.resolve("ca.pem"), List.of(authorities.server().certificate()));
    trust(demo.resolve("trust"));
    credential(demo.resolve("gateway"), tls.gateway());
    credential(demo.resolve("gateway-client"), tls.gatewayClient());
    credential(demo.resolve("documents"), tls.documents());
    certificates(demo.resolve("bus/ca.pem"), List.of(authorities.member().certificate()));
    credential(demo.resolve("bus"), tls.busMember());
    credential(demo.resolve("outbound"), tls.outbound());
    FacilityClient.ALL.forEach(facility -> facility(demo.resolve("facilities"), facility));
    Insurers.ALL.forEach(insurer -> insurer(demo.resolve("insurers"), insurer));
    json(demo.resolve("people.json"), population.people().stream().map(this::person));
    json(demo.resolve("staff.json"), population.staff().stream().map(this::staff));
  }

  private void trust(Path trust) {
    certificates(trust.resolve("card-ca.pem"), authorities.cardTrust());
    certificates(trust.resolve("staff-ca.pem"), List.of(authorities.staff().certificate()));
    certificates(
        trust.resolve("facility-ca.pem"),
        List.of(authorities.facility().certificate(), authorities.insurer().certificate()));
  }

  private void facility(Path facilities, FacilityClient facility) {
    Path directory = facilities.resolve(facility.code());
    credential(directory, tls.facility(facility));
    WorldFiles.write(
        directory.resolve("facility.json"),
        new JsonObject()
            .put("code", facility.code())
            .put("name", facility.name())
            .put("kind", facility.kind())
            .put("roles", new JsonArray().add(facility.role()))
            .put("clientId", facility.clientId())
            .encodePrettily());
  }

  private void insurer(Path insurers, Insurer insurer) {
    Path directory = insurers.resolve(insurer.number());
    credential(directory, tls.insurer(insurer));
    WorldFiles.write(
        directory.resolve("insurer.json"),
        new JsonObject()
            .put("insurerNumber", insurer.number())
            .put("name", insurer.name())
            .put("roles", new JsonArray().add("insurer"))
            .put("clientId", insurer.clientId())
            .encodePrettily());
  }

  private JsonObject person(Person person) {
    InsuredNumber insured = person.coverage().insured();
    return new JsonObject()
        .put("name", person.name())
        .put("kana", person.kana())
        .put("cardId", renewals.current(person.card()).cardId())
        .put("pin", person.card().pin().orElse(null))
        .put("insurerNumber", insured.insurer())
        .put("insuredCardSymbol", insured.symbol())
        .put("insuredIdentificationNumber", insured.number())
        .put("insuredBranchNumber", insured.branch())
        .put("birthdate", person.birthdate().toString())
        .put("sex", person.sex() == Sex.MALE ? "male" : "female")
        .put("example", person.example());
  }

  private JsonObject staff(Staff staff) {
    return new JsonObject()
        .put("name", staff.name())
        .put("cardId", renewals.current(staff.card()).cardId())
        .put("pin", staff.card().pin().orElseThrow())
        .put("role", staff.role().wireName())
        .put("insurerNumber", staff.insurerNumber().orElse(null));
  }

  private static void json(Path file, Stream<JsonObject> objects) {
    JsonArray array = new JsonArray();
    objects.forEach(array::add);
    WorldFiles.write(file, array.encodePrettily());
  }

  private static void credential(Path directory, Credential credential) {
    WorldFiles.write(directory.resolve("key.pem"), Pem.key(credential.key()));
    certificates(directory.resolve("cert.pem"), List.of(credential.certificate()));
  }

  private static void certificates(Path file, List<X509Certificate> certificates) {
    WorldFiles.write(file, Pem.certificates(certificates));
  }
}
