package tegata.portal.chain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/home", "/expenses?from=2025-01&to=2025-12", "/checkups/2026-06-03"})
  @DisplayName("ポータルの中のパスはそのまま使う")
  void keepsOwnPaths(String path) {
    assertThat(LocalPath.of(path)).map(LocalPath::value).contains(path);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "home",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "https://evil.example/",
        "javascript:alert(1)",
        "/home\r\nSet-Cookie: a=b",
        "/home\tx",
        "/ほか",
        "/a b"
      })
  @DisplayName("外へ出るもの、改行や空白を含むものは、行き先にしない")
  void refusesWaysOut(String text) {
    assertThat(LocalPath.of(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/login", "/login?next=/home", "/login/finish?c=x", "/logout", "/assets/x"})
  @DisplayName("ログインやログアウトには、ログインの後で戻らない")
  void knowsWhereNotToGoBack(String path) {
    assertThat(LocalPath.of(path)).map(LocalPath::isDestination).contains(false);
  }
}
