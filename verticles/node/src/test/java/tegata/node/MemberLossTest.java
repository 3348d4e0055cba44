package tegata.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tegata.contract.Address;
import tegata.contract.Fault;
import tegata.node.Echo.Heard;
import tegata.node.Echo.Shout;

class MemberLossTest {
  private static final Address<Shout, Heard> BOTH = Echo.at("test.both");
  private static final Address<Shout, Heard> LOST = Echo.at("test.lost");

  private final MemberCa ca = new MemberCa();
  private final List<NodeConfig> configs = Members.configs("east", "west");
  private final Deque<Node> nodes = new ArrayDeque<>();
  private Process west;

  @TempDir Path dir;

  @AfterEach
  void end() throws InterruptedException {
    west.destroyForcibly().waitFor();
    nodes.forEach(
        node -> {
          Members.await(node.drain());
          Members.await(node.leave());
        });
  }

  @Test
  @DisplayName("一つのノードが kill -9 されても、残ったノードは答え続け、戻ったノードにはまた問いが渡る")
  void theOtherGoesOn() throws Exception {
    Node east = start(configs.get(0));
    Echo.serve(east, BOTH, "east");
    west =
        MemberProcess.serving(Members.folder(configs.get(1), ca, dir), configs.get(1), BOTH, LOST);
    assertThat(ask(east, LOST)).isEqualTo(MemberProcess.NAME);

    west.destroyForcibly().waitFor();

    assertThat(ask(east, BOTH)).isEqualTo("east");
    assertThat(Members.failure(hurriedly(east)))
        .isInstanceOfSatisfying(Fault.class, fault -> assertThat(fault.isPassing()).isTrue());
    assertThat(Members.get(configs.get(0).healthPort(), "/health/ready").statusCode())
        .isEqualTo(200);

    Node back = start(configs.get(1));
    Echo.serve(back, LOST, "back");
    assertThat(ask(east, LOST)).isEqualTo("back");
  }

  private Node start(NodeConfig config) {
    Node node = Members.start(config, ca, dir);
    nodes.push(node);
    return node;
  }

  private static Future<Heard> hurriedly(Node node) {
    return node.bus().ask(LOST.within(Duration.ofSeconds(1)), Echo.HANAKO, new Shout("やあ"));
  }

  private static String ask(Node node, Address<Shout, Heard> address) {
    return Members.await(node.bus().ask(address, Echo.HANAKO, new Shout("やあ"))).node();
  }
}
