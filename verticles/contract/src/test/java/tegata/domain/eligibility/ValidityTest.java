package tegata.domain.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidityTest {

  @ParameterizedTest
  @DisplayName("資格有効性のコードは OQSCD006 の通り")
  @CsvSource({
    "1, VALID",
    "2, INVALID",
    "3, INVALID_NEWER_EXISTS",
    "4, NOT_FOUND",
    "5, SEVERAL",
    "6, VALID_UNREGISTERED"
  })
  void codesAreTheOfficialOnes(String code, Validity validity) {
    assertThat(Validity.ofCode(code)).contains(validity);
    assertThat(validity.code()).isEqualTo(code);
  }

  @ParameterizedTest
  @DisplayName("表にないコードは推測しない")
  @ValueSource(strings = {"", "0", "7", "１", " 1", "VALID"})
  void unknownCodesAreNone(String code) {
    assertThat(Validity.ofCode(code)).isEmpty();
  }
}
