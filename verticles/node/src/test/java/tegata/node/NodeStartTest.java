package tegata.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.Hazelcast;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeStartTest {
  private final NodeConfig config = Members.configs("alone").get(0);

  @TempDir Path dir;

  @Test
  @DisplayName("健康の問いのポートが使われていれば、始まらずにそれを言い、クラスタにも残らない")
  void aTakenHealthPortIsTold() throws IOException {
    assertToldWhenTaken(config.healthPort());
  }

  @Test
  @DisplayName("Hazelcast のポートが使われていれば、始まらずにそれを言う")
  void aTakenClusterPortIsTold() throws IOException {
    assertToldWhenTaken(config.clusterPort());
  }

  @Test
  @DisplayName("バスのポートが使われていれば、始まらずにそれを言い、クラスタにも残らない")
  void aTakenBusPortIsTold() throws IOException {
    assertToldWhenTaken(config.busPort());
  }

  @ParameterizedTest
  @DisplayName("証明書や鍵のファイルがなければ、どのファイルかを言う")
  @ValueSource(strings = {"bus-ca.pem", "alone.pem", "alone.key", "hazelcast.xml"})
  void aMissingFileIsNamed(String file) throws IOException {
    Path folder = Members.folder(config, new MemberCa(), dir);
    Files.delete(folder.resolve(file));

    assertThat(Members.failure(Node.start(config, folder)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(file);
  }

  private void assertToldWhenTaken(int port) throws IOException {
    Path folder = Members.folder(config, new MemberCa(), dir);
    try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getByName(Members.HOST))) {
      assertThat(Members.failure(Node.start(config, folder)))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining(Integer.toString(taken.getLocalPort()));
    }
    assertThat(Hazelcast.getAllHazelcastInstances())
        .extracting(hazelcast -> hazelcast.getConfig().getNetworkConfig().getPort())
        .doesNotContain(config.clusterPort());
  }
}
