package tegata.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tegata.acceptance.system.RunningSystem;
import tegata.acceptance.system.SharedSystem;

/** Claims on their way from the facilities' files to the pages of the person they are about. */
@Tag("browser")
@ExtendWith({SharedSystem.class, Chromium.class})
class CorrectedClaimsTest {
  private RunningSystem system;
  private Window window;

  @BeforeEach
  void begin(RunningSystem shared, Chromium chromium) {
    system = shared;
    window = new Window(chromium.window(true), system.ready().getString("portal"));
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  @DisplayName("電子レセプトの薬と医療費が見え、再請求で変わったものには訂正ありと付く")
  void showsTheCorrectedClaim() {
    window.logIn(system.person("例示　電子"));

    window.follow("お薬");
    assertThat(main())
        .contains("架空錠Ａ５ｍｇ", "1日 3錠（1回 1錠）", "28日分", "院外", "情報源：レセプト", "訂正あり（")
        .doesNotContain("名称未登録", "14日分", "１日２回　患部に塗布");
    window.inspect("medicines-of-claims");

    window.follow("医療費");
    assertThat(main()).contains("訂正あり（", "見本薬局（架空）", "2,260円", "5,080円");
    window.inspect("expenses-of-claims");
  }

  private String main() {
    return window.page().locator("main").innerText();
  }
}
