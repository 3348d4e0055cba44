package tegata.formats.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimRecordTest {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}(\\.[0-9]{1,8})?");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        ".",
        "0",
        "-0",
        "7",
        "--7",
        "7-",
        "+7",
        "123456789",
        "1234567890",
        "-123456789.12345678",
        "1.123456789",
        "1.",
        ".5",
        "-.5",
        "1.2.3",
        "1..2",
        "1.-2",
        "1 ",
        "１",
        "٣",
        "1e5",
        "/",
        ":"
      })
  @DisplayName("数字は、符号、9桁まで、小数8桁まで")
  void isANumber(String text) {
    assertThat(ClaimRecord.isNumber(text)).isEqualTo(NUMBER.matcher(text).matches());
  }
}
