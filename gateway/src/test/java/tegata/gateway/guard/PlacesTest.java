package tegata.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tegata.gateway.guard.Places.Holder;

/** 同時に開ける接続の数: 1,000 in all, so 100 of a certificate, 100 without any, 10 of a network. */
class PlacesTest {
  private final Places places = new Places(1_000, new SimpleMeterRegistry());

  @Test
  @DisplayName("一つの証明書は、いくつの所から来ても全体の 10 分の 1 まで")
  void oneCertificate() {
    int taken = 0;
    for (int i = 0; i < 500; i++) {
      taken += places.take(facility("one", "network-" + i)) ? 1 : 0;
    }

    assertThat(taken).isEqualTo(100);
    assertThat(places.take(facility("another", "network-1"))).isTrue();
  }

  @Test
  @DisplayName("証明書のない接続は、一つの所から 100 分の 1、合わせて 10 分の 1 まで。施設の分は減らない")
  void thoseWithoutOne() {
    int taken = 0;
    for (int i = 0; i < 50; i++) {
      taken += places.take(stranger("one")) ? 1 : 0;
    }
    assertThat(taken).isEqualTo(10);

    for (int i = 0; i < 2_000; i++) {
      taken += places.take(stranger("network-" + i)) ? 1 : 0;
    }
    assertThat(taken).isEqualTo(100);
    assertThat(places.take(facility("clinic", "one"))).isTrue();
  }

  @Test
  @DisplayName("全体の数を超えては、誰も開けない。閉じれば、また開ける")
  void inAll() {
    int taken = 0;
    for (int i = 0; i < 2_000; i++) {
      taken += places.take(facility("facility-" + i, "network")) ? 1 : 0;
    }
    assertThat(taken).isEqualTo(1_000);
    assertThat(places.take(facility("late", "network"))).isFalse();

    places.leave(facility("facility-3", "network"));

    assertThat(places.take(facility("late", "network"))).isTrue();
    assertThat(places.take(facility("facility-3", "network"))).isFalse();
  }

  private static Holder facility(String certificate, String network) {
    return new Holder(Optional.of(certificate), network);
  }

  private static Holder stranger(String network) {
    return new Holder(Optional.empty(), network);
  }
}
