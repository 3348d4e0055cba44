package tegata.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrainTest {
  @TempDir private Path dir;

  @Test
  @DisplayName("終わりに向かうノードは、まず ready でなくなり、間をおいてから仕事を断る")
  void saysSoBeforeItTakesNothingMore() {
    Edge edge = new Edge();
    NodeConfig config = with(Duration.ofMinutes(1));
    Node node = Members.start(config, new MemberCa(), dir);
    Members.await(node.deploy(() -> edge, new DeploymentOptions()));

    Future<Void> drained = node.drain();

    assertThat(Members.get(config.healthPort(), "/health/ready").statusCode()).isEqualTo(503);
    assertThat(edge.stopped).isFalse();
    assertThat(drained.isComplete()).isFalse();
    Members.await(node.leave());
  }

  @Test
  @DisplayName("間をおかないと決めれば、すぐに終わる")
  void endsAtOnceWithoutAPause() {
    Edge edge = new Edge();
    Node node = Members.start(with(Duration.ZERO), new MemberCa(), dir);
    Members.await(node.deploy(() -> edge, new DeploymentOptions()));

    Members.await(node.drain());

    assertThat(edge.stopped).isTrue();
    Members.await(node.leave());
  }

  @Test
  @DisplayName("負の間も、一分を超える間も断る")
  void refusesOtherPauses() {
    for (Duration pause : List.of(Duration.ofSeconds(-1), Duration.ofSeconds(61))) {
      assertThatThrownBy(() -> with(pause))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("drainPause");
    }
  }

  private static NodeConfig with(Duration pause) {
    NodeConfig own = Members.configs("east").get(0);
    return new NodeConfig(
        own.clusterHost(),
        own.clusterPort(),
        own.busPort(),
        own.members(),
        own.busCa(),
        own.busCertificate(),
        own.busKey(),
        own.healthHost(),
        own.healthPort(),
        Optional.empty(),
        Optional.of(pause));
  }

  private static final class Edge extends VerticleBase {
    private final AtomicBoolean stopped = new AtomicBoolean();

    @Override
    public Future<?> stop() {
      stopped.set(true);
      return Future.succeededFuture();
    }
  }
}
