package tegata.workers.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tegata.proof.Merkle;
import tegata.proof.SignedHead;

class AnchorFileTest {
  private static final UUID LOG = UUID.fromString("00000000-0000-4000-8000-0000000000ff");

  @TempDir private Path dir;
  private final HeadSigner signer = LogFixture.signer();

  @Test
  @DisplayName("先頭は一行ずつ足され、開き直しても続きから足される")
  void growsOnly() throws IOException {
    Path path = dir.resolve("new/anchor");
    try (AnchorFile file = AnchorFile.open(path)) {
      assertThat(file.last()).isEmpty();
      file.append(head(1));
      file.append(head(2));
    }
    try (AnchorFile file = AnchorFile.open(path)) {
      assertThat(file.last()).contains(head(2));
      file.append(head(3));
    }
    assertThat(Files.readAllLines(path))
        .containsExactly(head(1).line(), head(2).line(), head(3).line());
  }

  @Test
  @DisplayName("書きかけで倒れた最後の行は捨て、それより前は残す")
  void dropsATornLine() throws IOException {
    Path path = dir.resolve("anchor");
    Files.writeString(path, head(1).line() + "\n" + head(2).line().substring(0, 30));
    try (AnchorFile file = AnchorFile.open(path)) {
      assertThat(file.last()).contains(head(1));
      file.append(head(3));
    }
    assertThat(Files.readAllLines(path)).containsExactly(head(1).line(), head(3).line());
  }

  @Test
  @DisplayName("最後の行が先頭でないファイルは、上書きせずに断る")
  void refusesAnotherFile() throws IOException {
    Path path = dir.resolve("anchor");
    Files.writeString(path, "何かほかのもの\n", StandardOpenOption.CREATE);
    assertThatThrownBy(() -> AnchorFile.open(path)).isInstanceOf(IllegalArgumentException.class);
    assertThat(Files.readString(path)).isEqualTo("何かほかのもの\n");
  }

  private SignedHead head(long size) {
    return signer.sign(LOG, size, Merkle.EMPTY, Instant.parse("2026-04-01T00:00:00Z"));
  }
}
