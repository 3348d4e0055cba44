package tegata.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tegata.acceptance.system.RunningSystem;
import tegata.acceptance.system.SharedSystem;

/** From a row nobody recognizes to the operator's answer, in two browsers. */
@Tag("browser")
@ExtendWith({SharedSystem.class, Chromium.class})
class InquiryJourneyTest {
  private RunningSystem system;
  private Chromium chromium;

  @BeforeEach
  void begin(RunningSystem shared, Chromium started) {
    system = shared;
    chromium = started;
  }

  @Test
  @DisplayName("アクセス履歴から問い合わせ、運営者が職員カードで入って答え、本人のお知らせに届く")
  void fromARowToItsAnswer() {
    try (Window person = window();
        Window operator = window()) {
      person.logIn(system.person("見本　花子"));
      String number = asks(person);
      answers(operator, number);
      person.open("/notices");
      person.follow("問い合わせに回答があります");
      person.follow("回答を見る");
      assertThat(person.path()).isEqualTo("/access-log/inquiries/" + number);
      assertThat(person.page().locator(".said").first().innerText()).isEqualTo("取り込みの記録でした。");
      person.inspect("inquiry-answered");
      person.open("/access-log");
      assertThat(person.page().locator("main").innerText())
          .contains("問い合わせの確認")
          .contains("問い合わせへの回答");
    }
  }

  private static String asks(Window person) {
    person.follow("アクセス履歴");
    person.page().locator("a[href$='/report']").first().click();
    assertThat(person.heading()).isEqualTo("心当たりのない閲覧を問い合わせる");
    person.page().locator("#text").fill("心当たりがありません。");
    person.inspect("inquiry-form");
    person.press("確認へ進む");
    person.inspect("inquiry-check");
    person.press("この内容で問い合わせる");
    person.inspect("inquiry-receipt");
    return person.heading().replace("問い合わせ ", "");
  }

  private void answers(Window operator, String number) {
    operator.open("/staff/login");
    operator.inspect("staff-login");
    operator.logInStaff(system.staff("operator"));
    assertThat(operator.path()).isEqualTo("/ops/inquiries");
    operator.inspect("desk-inquiries");
    operator.follow(number);
    operator.page().locator("#answer").fill("取り込みの記録でした。");
    operator.inspect("desk-inquiry");
    operator.press("この内容で回答する");
    operator.inspect("desk-inquiry-answered");
    operator.press("ログアウト");
    operator.inspect("staff-logout");
    operator.open("/ops/inquiries");
    assertThat(operator.path()).startsWith("/staff/login");
  }

  private Window window() {
    return new Window(chromium.window(true), system.ready().getString("portal"));
  }
}
