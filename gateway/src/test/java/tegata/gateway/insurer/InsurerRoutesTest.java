package tegata.gateway.insurer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InsurerRoutesTest {
  @ParameterizedTest(name = "{0} → {1}")
  @DisplayName("いちばん長く合う規則の保険者に届く")
  @CsvSource({
    "06130488, exact",
    "06130496, long",
    "06999999, short",
    "138057, six",
    "39130001, later-life",
    "391300, later-life",
    "01130012,",
    "138058,",
    "'',"
  })
  void findsTheLongestRule(String number, String target) {
    InsurerRoutes<List<String>> routes =
        InsurerRoutes.of(
            List.of(
                List.of("exact", "06130488"),
                List.of("long", "0613*"),
                List.of("short", "06*"),
                List.of("six", "138057"),
                List.of("later-life", "39*")),
            rule -> rule.subList(1, 2));

    assertThat(routes.of(number).map(rule -> rule.get(0)).orElse(null)).isEqualTo(target);
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @DisplayName("保険者番号でも前の方の数字でもない規則は、始めに断る")
  @ValueSource(strings = {"", "*", "061", "0613048", "061304888", "06*3", "0613048８", "061304888*"})
  void refusesMalformedRules(String rule) {
    assertThatThrownBy(() -> InsurerRoutes.of(List.of("x"), x -> List.of(rule)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("同じ規則が二つの保険者にあれば、始めに断る")
  void refusesTwoTargetsForOneRule() {
    assertThatThrownBy(() -> InsurerRoutes.of(List.of("a", "b"), x -> List.of("06*")))
        .hasMessageContaining("06");
  }
}
