package tegata.node.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallerNetworkTest {
  @ParameterizedTest(name = "{0} {1} → {2}")
  @DisplayName("IPv6 は /64 ごとに、IPv4 は番地ごとに、書き方によらず一つと数える")
  @CsvSource({
    "2001:db8:1:2::1, 2001:db8:1:2:ffff::9, true",
    "2001:db8:1:2::1, 2001:0DB8:1:2:0:0:0:1, true",
    "2001:db8:1:2::1, 2001:db8:1:3::1, false",
    "::ffff:192.0.2.1, 192.0.2.1, true",
    "192.0.2.1, 192.0.2.2, false"
  })
  void countsNetworks(String one, String other, boolean same) {
    assertThat(CallerNetwork.of(one).equals(CallerNetwork.of(other))).isEqualTo(same);
  }
}
