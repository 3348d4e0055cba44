package tegata.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import tegata.contract.Json;
import tegata.node.ConfigException;
import tegata.simulators.WorldUrls;
import tegata.simulators.card.JpkiProfile;

/** Writes the configuration an operator would write, for the ports and files of a demonstration. */
final class DemoConfig {
  private static final String LOOPBACK = "127.0.0.1";

  /** Everybody of a demonstration, and of its benches, is one address to the portal. */
  private static final int FROM_ONE_MACHINE = 10_000;

  private final DemoFolder folder;
  private final DemoPorts ports;
  private final Secrets secrets;

  DemoConfig(DemoFolder folder, DemoPorts ports, Secrets secrets) {
    this.folder = folder;
    this.ports = ports;
    this.secrets = secrets;
  }

  void write(WorldUrls world) {
    try {
      Files.createDirectories(folder.config());
      Files.copy(
          folder.home().resolve("config/hazelcast.xml"),
          folder.config().resolve("hazelcast.xml"),
          StandardCopyOption.REPLACE_EXISTING);
      file("node", node());
      file("workers", workers(world));
      file("gateway", gateway(world));
      file("insurers", insurers(world));
      file("portal", portal(world));
      file("migrate", migrate());
    } catch (IOException e) {
      throw new ConfigException("cannot write the configuration: " + e.getMessage());
    }
  }

  private ObjectNode node() {
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("clusterHost", LOOPBACK)
        .put("clusterPort", ports.hazelcast())
        .put("busPort", ports.bus());
    node.putArray("members").add(LOOPBACK + ":" + ports.hazelcast());
    return node.put("busCa", demo("bus/ca.pem"))
        .put("busCertificate", demo("bus/cert.pem"))
        .put("busKey", demo("bus/key.pem"))
        .put("healthHost", LOOPBACK)
        .put("healthPort", ports.health());
  }

  private ObjectNode workers(WorldUrls world) {
    ObjectNode workers = Json.MAPPER.createObjectNode();
    workers.set("database", database(LocalPostgres.APP, 16));
    workers.put("cardCas", demo("trust/card-ca.pem"));
    ObjectNode revocation = workers.putObject("revocation");
    revocation
        .put("ocsp", world.revocation() + "/ocsp")
        .put("renewals", world.revocation() + "/renewals");
    revocation
        .putArray("crls")
        .add(world.revocation() + "/crl/card-2.crl")
        .add(world.revocation() + "/crl/card-1.crl");
    workers.set("staff", staff(world));
    workers
        .putObject("documents")
        .put("key", demo("documents/key.pem"))
        .put("certificate", demo("documents/cert.pem"))
        .put("maker", "架空医療情報センター（デモ）");
    workers
        .putObject("log")
        .put("key", secrets.logKey("log-key.pem").toString())
        .put("anchor", folder.anchor().toString());
    relay(workers.putObject("relay"), world);
    return workers;
  }

  private ObjectNode staff(WorldUrls world) {
    ObjectNode staff = Json.MAPPER.createObjectNode();
    staff.put("cas", demo("trust/staff-ca.pem"));
    staff.putArray("policies").add(JpkiProfile.STAFF);
    staff
        .putObject("revocation")
        .put("ocsp", world.revocation() + "/ocsp")
        .putArray("crls")
        .add(world.revocation() + "/crl/staff.crl");
    return staff;
  }

  /** Insurers and the intermediary server, as the relay reaches them. */
  private void relay(ObjectNode relay, WorldUrls world) {
    relay
        .put("intermediary", world.deregistrations())
        .put("certificate", demo("outbound/cert.pem"))
        .put("key", demo("outbound/key.pem"))
        .put("ca", demo("ca.pem"));
    ObjectNode insurers = relay.putObject("insurers");
    world.insurers().forEach((number, replicas) -> insurers.put(number, replicas.get(0)));
  }

  private ObjectNode migrate() {
    ObjectNode migrate = Json.MAPPER.createObjectNode();
    migrate.set("database", database(LocalPostgres.OWNER, 1));
    return migrate.put("appRole", LocalPostgres.APP);
  }

  private ObjectNode database(String user, int poolSize) {
    return Json.MAPPER
        .createObjectNode()
        .put("host", LOOPBACK)
        .put("port", ports.postgres())
        .put("database", LocalPostgres.DATABASE)
        .put("user", user)
        .put("passwordFile", secrets.file(user).toString())
        .put("poolSize", poolSize);
  }

  private ObjectNode gateway(WorldUrls world) {
    ObjectNode gateway = Json.MAPPER.createObjectNode();
    gateway
        .put("host", LOOPBACK)
        .put("port", ports.gateway())
        .put("publicUrl", "https://localhost:" + ports.gateway())
        .put("certificate", demo("gateway/cert.pem"))
        .put("key", demo("gateway/key.pem"));
    gateway.putArray("clientCas").add(demo("trust/facility-ca.pem"));
    gateway
        .putObject("revocation")
        .put("ocsp", world.revocation() + "/ocsp")
        .putArray("crls")
        .add(world.revocation() + "/crl/facility.crl");
    gateway
        .put("tokenKey", secrets.tokenKey("token-key.pem").toString())
        .put("insurerCa", demo("ca.pem"))
        .put("insurerCertificate", demo("gateway-client/cert.pem"))
        .put("insurerKey", demo("gateway-client/key.pem"))
        .put("insurers", folder.config().resolve("insurers.json").toString());
    return gateway;
  }

  private static ObjectNode insurers(WorldUrls world) {
    ObjectNode table = Json.MAPPER.createObjectNode();
    ArrayNode insurers = table.putArray("insurers");
    for (Map.Entry<String, List<String>> insurer : world.insurers().entrySet()) {
      ObjectNode one = insurers.addObject();
      one.put("name", "insurer-" + insurer.getKey());
      one.putArray("numbers").add(insurer.getKey());
      ArrayNode urls = one.putArray("urls");
      insurer.getValue().forEach(replica -> urls.add(replica + "/eligibility"));
      one.put("healthPath", "/health");
    }
    return table;
  }

  private ObjectNode portal(WorldUrls world) {
    ObjectNode portal = Json.MAPPER.createObjectNode();
    portal
        .put("host", LOOPBACK)
        .put("port", ports.portal())
        .put("origin", "http://localhost:" + ports.portal())
        .put("readerUrl", world.reader())
        .put("demoPeople", demo("people.json"))
        .put("demoStaff", demo("staff.json"));
    ObjectNode limits = portal.putObject("limits");
    for (String limit : List.of("address", "session", "node")) {
      limits.putObject(limit).put("perSecond", FROM_ONE_MACHINE).put("burst", FROM_ONE_MACHINE);
    }
    return portal;
  }

  private String demo(String file) {
    return folder.demo().resolve(file).toString();
  }

  private void file(String role, ObjectNode content) throws IOException {
    Path file = folder.config().resolve(role + ".json");
    Files.writeString(
        file, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(content) + "\n");
  }
}
