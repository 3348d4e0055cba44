package tegata.portal.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AssetsTest {
  private static final Path WEBROOT = Path.of("../webroot");

  @Test
  @DisplayName("webroot のファイルは、すべて内容のハッシュを含むアドレスを持つ")
  void everyFileOfWebrootIsServed() throws IOException {
    Assets assets = new Assets();
    try (Stream<Path> files = Files.walk(WEBROOT)) {
      assertThat(files.filter(Files::isRegularFile).map(f -> WEBROOT.relativize(f).toString()))
          .filteredOn(name -> !name.startsWith("css/portal/"))
          .isNotEmpty()
          .allSatisfy(name -> assertThat(assets.url(name)).matches("/assets/[0-9a-f]{16}/" + name));
    }
  }

  @Test
  @DisplayName("css/portal の部品は、すべて一つのスタイルシートに入る")
  void everyComponentIsInTheStylesheet() throws IOException {
    String joined = new String(new Assets().content("css/portal.css"), StandardCharsets.UTF_8);
    try (Stream<Path> files = Files.list(WEBROOT.resolve("css/portal"))) {
      assertThat(files)
          .isNotEmpty()
          .allSatisfy(f -> assertThat(joined).contains(Files.readString(f)));
    }
  }

  @Test
  @DisplayName("ないファイルを指すページは作れない")
  void unknownFilesAreRefused() {
    Assets assets = new Assets();
    assertThatThrownBy(() -> assets.url("css/other.css")).hasMessageContaining("css/other.css");
  }

  @Test
  @DisplayName("デザイントークンは、配布されたファイルから1バイトも変わっていない")
  void tokensAreAsPublished() throws Exception {
    byte[] content = Files.readAllBytes(WEBROOT.resolve("vendor/dads-tokens-1.1.9.css"));
    assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)))
        .isEqualTo("ec3fb5b1e881d1bdf076feff29fe15a32269353c7a9cef40194f1eff0c3d7a90");
  }
}
