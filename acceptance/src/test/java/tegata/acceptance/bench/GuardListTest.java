package tegata.acceptance.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tegata.acceptance.Repository;

class GuardListTest {
  private static final List<Guard> GUARDS = Guard.all(Repository.root());

  @Test
  @DisplayName("どの守りも、書かれたとおりの場所に一度だけあり、切ったときに落ちるテストがある")
  void everyGuardIsStillThere() {
    assertThat(GUARDS)
        .isNotEmpty()
        .allSatisfy(
            guard -> {
              assertThat(guard.switchedOff()).as(guard.name()).isPresent();
              assertThat(Files.exists(guard.testSource())).as(guard.test()).isTrue();
            });
    assertThat(GUARDS).extracting(Guard::name).doesNotHaveDuplicates();
  }
}
