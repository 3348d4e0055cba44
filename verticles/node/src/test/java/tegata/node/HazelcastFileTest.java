package tegata.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.config.Config;
import com.hazelcast.config.NetworkConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HazelcastFileTest {
  private static final NodeConfig NODE =
      new NodeConfig(
          "10.1.2.3",
          5701,
          5702,
          List.of("10.1.2.3:5701", "10.1.2.4:5701"),
          "bus-ca.pem",
          "node.pem",
          "node.key",
          "127.0.0.1",
          9090,
          Optional.empty(),
          Optional.empty());

  private final Config config = Cluster.hazelcast(NODE, Members.repository().resolve("config"));
  private final NetworkConfig network = config.getNetworkConfig();

  @Test
  @DisplayName("Hazelcast は node.json のアドレスとポートだけを使う")
  void usesTheAddressesOfTheNode() {
    assertThat(network.getPort()).isEqualTo(5701);
    assertThat(network.isPortAutoIncrement()).isFalse();
    assertThat(network.getPublicAddress()).isEqualTo("10.1.2.3:5701");
    assertThat(network.getInterfaces().isEnabled()).isTrue();
    assertThat(network.getInterfaces().getInterfaces()).containsExactly("10.1.2.3");
    assertThat(config.getProperty("hazelcast.socket.bind.any")).isEqualTo("false");
  }

  @Test
  @DisplayName("仲間は node.json に書かれた者だけで、マルチキャストなどで探さない")
  void joinsOnlyNamedMembers() {
    assertThat(network.getJoin().getTcpIpConfig().isEnabled()).isTrue();
    assertThat(network.getJoin().getTcpIpConfig().getMembers())
        .containsExactly("10.1.2.3:5701", "10.1.2.4:5701");
    assertThat(network.getJoin().getMulticastConfig().isEnabled()).isFalse();
    assertThat(network.getJoin().getAutoDetectionConfig().isEnabled()).isFalse();
    assertThat(network.getJoin().getAwsConfig().isEnabled()).isFalse();
    assertThat(network.getJoin().getKubernetesConfig().isEnabled()).isFalse();
  }

  @Test
  @DisplayName("REST も memcache も開かず、外へ知らせることもしない")
  @SuppressWarnings({"deprecation", "removal"}) // still there, so it must still be shut
  void nothingElseIsOpen() {
    assertThat(network.getRestApiConfig().isEnabled()).isFalse();
    assertThat(network.getMemcacheProtocolConfig().isEnabled()).isFalse();
    assertThat(config.getProperty("hazelcast.phone.home.enabled")).isEqualTo("false");
  }

  @Test
  @DisplayName("聞き手の登録は二つのノードが持ち、動かなくなった仲間は 20 秒で外す")
  void subscriptionsSurviveAMember() {
    assertThat(config.getMultiMapConfig("__vertx.subs").getBackupCount()).isEqualTo(1);
    assertThat(config.getProperty("hazelcast.max.no.heartbeat.seconds")).isEqualTo("20");
  }

  @Test
  @DisplayName("hazelcast.xml がなければ、既定の設定で始めずに断る")
  void missingFileIsRefused(@TempDir Path empty) {
    assertThatThrownBy(() -> Cluster.hazelcast(NODE, empty))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("hazelcast.xml");
  }
}
