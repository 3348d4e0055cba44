package tegata.node;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import tegata.contract.Address;
import tegata.contract.Bus;
import tegata.contract.Caller;

/** Answers with the name of its node and the name of who asked, and counts. */
final class Echo extends VerticleBase {
  record Shout(String word) {}

  record Heard(String node, String from) {}

  static final Caller HANAKO = Caller.system("架空 花子", UUID.randomUUID());

  /** The first TLS handshakes of a cold process take seconds on a busy machine. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  final AtomicInteger heard = new AtomicInteger();
  private final Bus bus;
  private final Address<Shout, Heard> address;
  private final String node;

  Echo(Bus bus, Address<Shout, Heard> address, String node) {
    this.bus = bus;
    this.address = address;
    this.node = node;
  }

  static Address<Shout, Heard> at(String name) {
    return Address.of(name, Shout.class, Heard.class).within(PATIENCE);
  }

  /** Deploys an echo on a node. */
  static Echo serve(Node node, Address<Shout, Heard> address, String name) {
    Echo echo = new Echo(node.bus(), address, name);
    Members.await(node.deploy(() -> echo, new DeploymentOptions()).map("deployed"));
    return echo;
  }

  @Override
  public Future<?> start() {
    return bus.serve(
        address,
        (caller, shout) -> {
          heard.incrementAndGet();
          return Future.succeededFuture(new Heard(node, caller.name()));
        });
  }
}
