package tegata.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommittedTextTest {
  // Written so that this file does not name what it looks for.
  private static final Pattern MACHINE =
      Pattern.compile("/(work|tmp|farm|root|home/[a-z]+)/|repo1[.]maven|registry[.]npmjs");

  @Test
  @DisplayName("どのファイルも、作った機械のパスや配布元のホストを名指ししない")
  void nothingNamesTheMachine() throws IOException, InterruptedException {
    List<Path> files = Repository.tracked();

    assertThat(files).hasSizeGreaterThan(100);
    assertThat(files.stream().map(CommittedTextTest::named).flatMap(Optional::stream)).isEmpty();
  }

  @ParameterizedTest
  @DisplayName("名指しは見つかる")
  @ValueSource(
      strings = {
        "cd '/'work/main",
        "'/'tmp/x",
        "https:'/'/repo1'.'maven.org",
        "registry'.'npmjs.org"
      })
  void namingIsFound(String quoted) {
    assertThat(MACHINE.matcher(quoted.replace("'", "")).find()).isTrue();
  }

  private static Optional<String> named(Path file) {
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      Matcher matcher = MACHINE.matcher(text);
      return text.indexOf('\0') < 0 && matcher.find()
          ? Optional.of(Repository.root().relativize(file) + " names " + matcher.group())
          : Optional.empty();
    } catch (IOException e) {
      throw new AssertionError("cannot read " + file, e);
    }
  }
}
