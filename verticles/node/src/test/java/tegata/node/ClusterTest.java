package tegata.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tegata.contract.Address;
import tegata.contract.Fault;
import tegata.node.Echo.Heard;
import tegata.node.Echo.Shout;

class ClusterTest {
  private static final MemberCa CA = new MemberCa();

  @TempDir static Path dir;

  private static List<NodeConfig> configs;
  private static Node east;
  private static Node west;

  @BeforeAll
  static void form() {
    configs = Members.configs("east", "west", "intruder");
    east = Members.start(configs.get(0), CA, dir);
    west = Members.start(configs.get(1), CA, dir);
  }

  @AfterAll
  static void part() {
    Members.await(west.drain());
    Members.await(west.leave());
    Members.await(east.drain());
    Members.await(east.leave());
  }

  @Test
  @DisplayName("問いは、答える役のある別のノードへ渡り、誰が尋ねたかも漢字のまま伝わる")
  void questionCrosses() {
    Address<Shout, Heard> address = Echo.at("test.crossing");
    Echo.serve(west, address, "west");

    assertThat(ask(east, address)).isEqualTo(new Heard("west", "架空 花子"));
  }

  @Test
  @DisplayName("両方のノードが答えるとき、問いはいつも自分のノードで答えられる")
  void questionStaysOnItsOwnNode() {
    Address<Shout, Heard> address = Echo.at("test.both");
    Echo.serve(east, address, "east");
    Echo.serve(west, address, "west");

    assertThat(tenAnswers(east, address)).containsOnly("east");
    assertThat(tenAnswers(west, address)).containsOnly("west");
  }

  @Test
  @DisplayName("自分のノードの答える役が降りた後は、問いは別のノードへ渡る")
  void questionGoesOverWhenItsOwnNodeEnds() {
    Address<Shout, Heard> address = Echo.at("test.leaving");
    Echo.serve(west, address, "west");
    Echo leaving = new Echo(east.bus(), address, "east");
    String deployment = Members.await(east.vertx().deployVerticle(leaving));
    assertThat(ask(east, address).node()).isEqualTo("east");

    Members.await(east.vertx().undeploy(deployment).map("undeployed"));

    assertThat(ask(east, address).node()).isEqualTo("west");
  }

  @Test
  @DisplayName("他の CA の証明書を持つノードは、Hazelcast に加わっても、尋ねることも聞くこともできない")
  void memberOfAnotherCaGetsNothingThrough() {
    Node intruder = Members.start(configs.get(2), new MemberCa(), dir);
    try {
      Address<Shout, Heard> ours = quick("test.ours");
      Address<Shout, Heard> theirs = quick("test.theirs");
      Echo honest = Echo.serve(east, ours, "east");
      Echo listening = Echo.serve(intruder, theirs, "intruder");

      assertThat(Members.failure(intruder.bus().ask(ours, Echo.HANAKO, new Shout("誰か"))))
          .isInstanceOf(Fault.class);
      assertThat(Members.failure(east.bus().ask(theirs, Echo.HANAKO, new Shout("誰か"))))
          .isInstanceOf(Fault.class);
      assertThat(honest.heard).hasValue(0);
      assertThat(listening.heard).hasValue(0);
      assertThat(ask(west, ours).node()).isEqualTo("east");
    } finally {
      Members.await(intruder.drain());
      Members.await(intruder.leave());
    }
  }

  @Test
  @DisplayName("Hazelcast は決めたアドレスだけで待ち受け、HTTP には答えない")
  void hazelcastListensOnItsInterfaceAlone() throws IOException {
    int port = configs.get(0).clusterPort();

    assertThatThrownBy(() -> new Socket("127.0.0.2", port).close())
        .isInstanceOf(ConnectException.class);
    try (Socket http = new Socket(Members.HOST, port)) {
      http.setSoTimeout(5_000);
      http.getOutputStream().write("GET /hazelcast/health HTTP/1.1\r\n\r\n".getBytes());
      assertThat(new String(http.getInputStream().readAllBytes())).doesNotContain("HTTP/1.1 200");
    }
  }

  @Test
  @DisplayName("クラスタに加わったノードは ready と答える")
  void membersAreReady() {
    assertThat(Members.get(configs.get(0).healthPort(), "/health/ready").statusCode())
        .isEqualTo(200);
    assertThat(Members.get(configs.get(1).healthPort(), "/health/ready").statusCode())
        .isEqualTo(200);
  }

  @Test
  @DisplayName("/metrics には JVM とバスと HTTP の数が出る")
  void metricsTellOfJvmBusAndHttp() {
    Members.get(configs.get(0).healthPort(), "/health/live");

    assertThat(Members.get(configs.get(0).healthPort(), "/metrics").body())
        .contains("jvm_memory_used_bytes", "jvm_gc_", "vertx_eventbus_", "vertx_http_server_");
  }

  private static Address<Shout, Heard> quick(String name) {
    return Echo.at(name).within(Duration.ofSeconds(1));
  }

  private static Heard ask(Node node, Address<Shout, Heard> address) {
    return Members.await(node.bus().ask(address, Echo.HANAKO, new Shout("やあ")));
  }

  private static List<String> tenAnswers(Node node, Address<Shout, Heard> address) {
    return IntStream.range(0, 10).mapToObj(i -> ask(node, address).node()).toList();
  }
}
