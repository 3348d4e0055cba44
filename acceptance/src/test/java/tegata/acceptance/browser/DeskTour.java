package tegata.acceptance.browser;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import tegata.acceptance.portal.Browser;
import tegata.acceptance.portal.Deregistration;

/** The consoles of insurers and operators, and what applicants see when they were decided on. */
final class DeskTour {
  private static final String QUEUE = "/insurer/deregistrations";
  private static final String MEMBERS = "/insurer/members";

  private final Camera camera;

  DeskTour(Camera camera) {
    this.camera = camera;
  }

  void walk() {
    door();
    String accepted = application("見本　つぼみ");
    String returned = application("手形　満");
    try (Window clerk = camera.window();
        Window approver = camera.window()) {
      clerk(clerk, accepted);
      members(clerk);
      decides(clerk, accepted, returned);
      approves(approver, accepted);
    }
    operator();
    camera.visit(
        "returned",
        "手形　満",
        Stream.of(
            Stop.at("/home"),
            Stop.at("/applications/" + returned),
            Stop.at("/deregister/mend/" + returned)));
  }

  private void door() {
    try (Window stranger = camera.window()) {
      camera.showDesk(
          "staff",
          stranger,
          Stop.at("/staff/login"),
          Stop.at("/staff/logout"),
          new Stop(
              "a patient's card",
              at -> {
                at.open("/staff/login");
                at.follow("カードを読み取る");
                at.typePin(camera.person("見本　無記"), camera.person("見本　無記").getString("pin"));
                at.press("ポータルへもどる");
              }));
    }
  }

  private String application(String name) {
    return Deregistration.apply(new Browser(camera.system()).logIn(camera.person(name)));
  }

  /** Before the purpose is said, and after. */
  private void clerk(Window clerk, String application) {
    clerk.logInStaff(camera.system().staff("insurer-clerk"));
    camera.showDesk(
        "clerk",
        clerk,
        Stop.at("/insurer"),
        Stop.sent("/insurer", "main form button", Map.of()),
        Stop.at("/ops/outbox"));
    begin(clerk);
    camera.showDesk(
        "clerk at work",
        clerk,
        Stop.at(QUEUE),
        Stop.at(QUEUE + "?show=closed"),
        Stop.at(QUEUE + "/" + application).named("examination"),
        Stop.sent(QUEUE + "/" + application, "button:has-text('この理由で差し戻す')", Map.of())
            .named("no reason given"),
        Stop.at("/insurer/decisions"),
        new Stop("a file of decisions", at -> checksFile(at, application)),
        Stop.at("/insurer/certificates"),
        Stop.at("/insurer/lists"),
        Stop.at("/insurer/new-members"),
        Stop.at("/insurer/held-back"));
  }

  private static void begin(Window staff) {
    staff.open("/insurer");
    staff.page().locator("input[value=EXAMINATION]").check();
    staff.press("この目的で始める");
  }

  private static void checksFile(Window clerk, String application) {
    String lines = "受付番号,版\r\n" + application + ",1\r\n";
    clerk.open("/insurer/decisions");
    clerk
        .page()
        .locator("#file")
        .setInputFiles(
            new FilePayload("file.csv", "text/csv", lines.getBytes(StandardCharsets.UTF_8)));
    clerk.press("たしかめるだけ");
  }

  private void members(Window clerk) {
    camera.showDesk(
        "members",
        clerk,
        Stop.at(MEMBERS),
        found("あ"),
        found("だれもいない"),
        found("見本"),
        new Stop("a member's papers", DeskTour::chooses),
        new Stop(
            "an order without a ground",
            at -> {
              chooses(at);
              at.press("承認にまわす");
            }));
    chooses(clerk);
    clerk.page().locator("#ground").selectOption("SUPPORT_NEEDED");
    clerk.press("承認にまわす");
  }

  /** Whichever stops were photographed. */
  private static void chooses(Window clerk) {
    found("見本").arrive().accept(clerk);
    clerk.page().locator("tbody button").first().click();
  }

  private static Stop found(String text) {
    return Stop.sent(MEMBERS, "main form button", Map.of("#text", text));
  }

  private static void decides(Window clerk, String accepted, String returned) {
    clerk.open(QUEUE + "/" + accepted);
    clerk.press("受理する");
    clerk.open(QUEUE + "/" + returned);
    clerk.page().locator("#reason").selectOption("ADDRESS_UNKNOWN");
    clerk.page().locator("#comment").fill("新しい住所を教えてください。");
    clerk.press("この理由で差し戻す");
  }

  private void approves(Window approver, String accepted) {
    approver.logInStaff(camera.system().staff("insurer-approver"));
    begin(approver);
    camera.showDesk(
        "approver",
        approver,
        Stop.at(QUEUE + "?show=to_issue"),
        Stop.at(QUEUE + "/" + accepted).named("to be issued"),
        Stop.at("/insurer/certificates"),
        Stop.behind("/insurer/certificates", "tbody th a"));
    approver.open(QUEUE + "/" + accepted);
    approver.press("この内容で交付する");
    camera.showDesk("approver", approver, Stop.at(QUEUE + "/" + accepted).named("issued"));
    approver.follow("交付した資格確認書を開いて印刷する");
    camera.showDesk("approver", approver, Stop.at(approver.path()).named("paper"));
  }

  private void operator() {
    try (Window person = camera.window();
        Window operator = camera.window()) {
      String number = asks(person);
      operator.logInStaff(camera.system().staff("operator"));
      camera.showDesk(
          "operator",
          operator,
          Stop.at("/ops/inquiries"),
          Stop.at("/ops/inquiries?answered"),
          Stop.at("/ops/inquiries/" + number).named("inquiry"),
          Stop.at("/ops/outbox"),
          Stop.at("/ops/held-back"),
          Stop.at("/ops/conflicts"),
          Stop.at(QUEUE));
      operator.open("/ops/inquiries/" + number);
      operator.page().locator("#answer").fill("取り込みの記録でした。");
      operator.press("この内容で回答する");
      camera.showDesk("operator", operator, Stop.at("/ops/inquiries/" + number).named("answered"));
      camera.show("inquiry", person, Stop.at("/access-log/inquiries/" + number).named("answered"));
    }
  }

  /** Photographs the form's check and its receipt on the way. */
  private String asks(Window person) {
    person.logIn(camera.person("見本　花子"));
    person.open("/access-log");
    person.page().locator("main a[href$='/report']").first().click();
    person.page().locator("#text").fill("心当たりがありません。");
    person.press("確認へ進む");
    String check = person.path();
    camera.show("inquiry", person, Stop.at(check).named("check"));
    person.open(check);
    person.press("この内容で問い合わせる");
    String receipt = person.path();
    camera.show("inquiry", person, Stop.at(receipt).named("waits"));
    person.open(receipt);
    return person.heading().replace("問い合わせ ", "");
  }
}
