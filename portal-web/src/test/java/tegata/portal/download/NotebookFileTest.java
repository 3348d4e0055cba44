package tegata.portal.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tegata.contract.PersonApi.Identity;
import tegata.domain.medication.Medicine;
import tegata.domain.person.Sex;

/** The lines of an お薬手帳, field by field, as its apps read them. */
class NotebookFileTest {

  @Test
  @DisplayName("薬は用量と単位に、日数は用法の調剤数量と調剤単位に、使用区分は剤形に書く")
  void everyFieldInItsPlace() {
    assertThat(lines(medicine("2171022F4024", "内服", "1錠", "２８日分")))
        .contains("201,1,架空錠,1,錠,4,2171022F4024,8", "301,1,1日1回 朝食後,28,日分,1,1,,8");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "610000001, 2",
    "103835401, 6",
    "1038354, 6",
    "2171022F4024, 4",
    "ABC, 1",
  })
  @DisplayName("コードは、その種類として書く。種類のわからないコードは書かない")
  void kindsOfCodes(String code, String kind) {
    String drug = line(medicine(code, "内服", "1錠", "28日分"), "201");
    assertThat(drug)
        .startsWith("201,1,架空錠,1,錠," + kind + "," + (kind.equals("1") ? "" : code) + ",");
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource({
    "外用, 10g, 1調剤, '10,g', '1,調剤,5'",
    "屯服, 1錠, 10回分, '1,錠', '10,回分,3'",
    "在宅, 適量, 少々, '適量 少々,', ',,10'",
    "外用, 1枚, 28枚, '1枚 28枚,', ',,5'"
  })
  @DisplayName("わけられない量は、書いてあったとおりに用量に残す")
  void nothingIsLost(String use, String dose, String quantity, String written, String supplied) {
    Medicine medicine = medicine("2171022F4024", use, dose, quantity);
    assertThat(line(medicine, "201")).startsWith("201,1,架空錠," + written + ",");
    assertThat(line(medicine, "301")).startsWith("301,1,1日1回 朝食後," + supplied + ",1,");
  }

  private static String line(Medicine medicine, String record) {
    return lines(medicine).stream().filter(l -> l.startsWith(record)).findFirst().orElseThrow();
  }

  private static List<String> lines(Medicine medicine) {
    Identity somebody =
        new Identity("架空 花子", "カクウ ハナコ", LocalDate.of(1980, 1, 10), Sex.FEMALE, Optional.empty());
    byte[] file = NotebookFile.write(somebody, List.of(medicine));
    return new String(file, Charset.forName("windows-31j")).lines().toList();
  }

  private static Medicine medicine(String code, String use, String dose, String quantity) {
    return new Medicine(
        LocalDate.of(2026, 9, 3),
        "架空薬局",
        Optional.empty(),
        Optional.empty(),
        Optional.of(use),
        "架空錠",
        Optional.empty(),
        Optional.of(code),
        Optional.of(dose),
        Optional.of("1日1回 朝食後"),
        Optional.of(quantity),
        Medicine.Source.NOTEBOOK,
        Optional.empty());
  }
}
