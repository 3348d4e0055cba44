package tegata.acceptance.browser;

import java.util.Map;
import tegata.acceptance.gateway.GivenConsent;

/**
 * What people do that leaves a trace: every form's check, its receipt, and how things are after.
 */
final class DeedTour {
  private final Camera camera;

  DeedTour(Camera camera) {
    this.camera = camera;
  }

  void walk() {
    consent();
    registering();
    certificate();
    leaving();
    proxy();
  }

  private void consent() {
    GivenConsent.by(
        camera.system(), camera.person("架空　七郎"), "medications", "treatments", "checkups");
    try (Window window = camera.window()) {
      window.logIn(camera.person("架空　七郎"));
      camera.show(
          "consent",
          window,
          Stop.at("/consents"),
          Stop.behind("/consents", "main a[href$='/revoke']"));
      window.open("/consents");
      String revoke = window.page().locator("main a[href$='/revoke']").first().getAttribute("href");
      window.open(revoke);
      window.press("この同意を取り消す");
      camera.show(
          "consent",
          window,
          Stop.at(window.path()).named("revoked"),
          Stop.at(revoke).named("over"),
          Stop.at("/consents").named("after"));
    }
  }

  private void registering() {
    try (Window window = camera.window()) {
      window.logIn(camera.person("仮名　未登子"));
      camera.show(
          "not registered",
          window,
          Stop.at("/home"),
          Stop.at("/eligibility"),
          Stop.at("/registration"),
          Stop.at("/registration/new"),
          Stop.at("/registration/check"),
          Stop.at("/deregister/about"));
      window.open("/registration/check");
      window.press("同意して利用登録をする");
      camera.show(
          "just registered", window, Stop.at("/registration/done"), Stop.at("/registration"));
    }
  }

  private void certificate() {
    try (Window window = camera.window()) {
      window.logIn(camera.person("例示　転"));
      camera.show(
          "certificate",
          window,
          Stop.at("/certificate/about"),
          Stop.at("/certificate/apply"),
          Stop.sent("/certificate/apply", "main form button", Map.of()));
      window.open("/certificate/apply");
      window.page().locator("main input[type=radio]").first().check();
      window.press("確認に進む");
      camera.show("certificate", window, Stop.at("/certificate/check"));
      window.open("/certificate/check");
      window.press("この内容で資格確認書を申し込む");
      String done = window.path();
      String application = done.replace("/certificate/done/", "/applications/");
      camera.show(
          "certificate",
          window,
          Stop.at(done).named("done"),
          Stop.at("/applications"),
          Stop.at(application).named("application"),
          Stop.at(application + "/withdraw").named("withdraw"));
    }
  }

  private void leaving() {
    try (Window window = camera.window()) {
      window.logIn(camera.person("例示　電子"));
      window.open("/deregister/check");
      window.press("この内容で解除を申し込む");
      String done = window.path();
      String application = done.replace("/deregister/done/", "/applications/");
      camera.show(
          "leaving",
          window,
          Stop.at(done).named("done"),
          Stop.at("/home"),
          Stop.at("/registration"),
          Stop.at("/applications"),
          Stop.at("/notices"),
          Stop.behind("/notices", "main a[href^='/notices/']"),
          Stop.at(application).named("application"),
          Stop.at(application + "/withdraw").named("withdraw"));
      window.open(application + "/withdraw");
      window.press("取り下げる");
      camera.show("leaving", window, Stop.at(application).named("withdrawn"));
    }
  }

  private void proxy() {
    try (Window child = camera.window();
        Window parent = camera.window()) {
      child.logIn(camera.person("見本　わかば"));
      parent.logIn(camera.person("髙見本　﨑子"));
      becomesProxy(child, "SEE", parent);
      camera.show(
          "parent",
          parent,
          Stop.at("/proxies"),
          Stop.behind("/proxies", "main a[href$='/end']"),
          Stop.at("/expenses?family"));
      camera.show("child", child, Stop.at("/proxies"), Stop.at("/home"));
      parent.open("/proxies");
      parent.page().locator("form[action$='/show'] button").first().click();
      camera.show(
          "parent looks at the child",
          parent,
          Stop.at("/home"),
          Stop.at("/expenses"),
          Stop.at("/eligibility"),
          Stop.at("/consents"),
          Stop.at("/proxies"),
          Stop.at("/deregister/check"),
          Stop.at("/certificate/apply"),
          Stop.at("/tax"));
      child.open("/proxies/stop");
      child.press("いますぐ、すべて止める");
      camera.show("child", child, Stop.at(child.path()).named("stopped everything"));
      camera.show("parent looks at the child", parent, Stop.at("/home").named("no longer"));
    }
  }

  private static void becomesProxy(Window person, String level, Window proxy) {
    person.open("/proxies");
    person.page().locator("input[name=level][value=" + level + "]").check();
    person.press("招待コードを作る");
    String code = person.page().locator(".lead").first().innerText();
    proxy.open("/proxies");
    proxy.page().locator("#code").fill(code);
    proxy.press("代理人になる");
  }
}
