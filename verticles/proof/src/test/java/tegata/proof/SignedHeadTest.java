package tegata.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SignedHeadTest {

  @Test
  @DisplayName("先頭は一行で書かれ、読み戻しても同じで、署名した鍵だけで検証できる")
  void oneLineSignedByOneKey() throws GeneralSecurityException {
    Signer signer = Signer.fresh();
    SignedHead head = signer.sign(3, NaiveTree.of(3).root());
    SignedHead read = SignedHead.parse(head.line());
    assertThat(read).isEqualTo(head);
    assertThat(read.isSignedBy(signer.key())).isTrue();
    assertThat(read.isSignedBy(Signer.fresh().key())).isFalse();
    assertThat(LogKey.parse(signer.key().encoded()).id()).isEqualTo(read.head().keyId());
  }

  @Test
  @DisplayName("大きさ、根、時刻、ログの番号のどれを変えても署名は合わない")
  void everyFieldIsSigned() throws GeneralSecurityException {
    Signer signer = Signer.fresh();
    String line = signer.sign(3, NaiveTree.of(3).root()).line();
    for (String changed :
        new String[] {
          line.replace(" 3 ", " 4 "),
          line.replace(NaiveTree.of(3).root().toString(), NaiveTree.of(4).root().toString()),
          line.replace("04:00:00", "04:00:01"),
          line.replace("0000000000ff", "0000000000fe")
        }) {
      assertThat(changed).isNotEqualTo(line);
      assertThat(SignedHead.parse(changed).isSignedBy(signer.key())).as(changed).isFalse();
    }
  }

  @Test
  @DisplayName("同じ先頭を別の書き方で書いた行は読まない")
  void onlyOneForm() throws GeneralSecurityException {
    String line = Signer.fresh().sign(3, NaiveTree.of(3).root()).line();
    for (String other :
        new String[] {
          line + " ", line.replace(" 3 ", " +3 "), line.replace("00.500Z", "00.5Z"), "", "tegata"
        }) {
      assertThatThrownBy(() -> SignedHead.parse(other))
          .as(other)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
