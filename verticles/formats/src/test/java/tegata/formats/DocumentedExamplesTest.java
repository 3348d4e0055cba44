package tegata.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tegata.formats.facilities.FacilitiesCsv;
import tegata.formats.insurers.InsurersCsv;
import tegata.formats.people.PeopleCsv;
import tegata.formats.staff.StaffCsv;

class DocumentedExamplesTest {

  @Test
  @DisplayName("説明書（docs/formats.md）の CSV の例は、どれも指摘なく読める")
  void everyExampleReads() throws IOException {
    String manual = Files.readString(Path.of("..", "..", "docs", "formats.md"));
    List<byte[]> examples =
        Pattern.compile("```csv\\n(.*?)```", Pattern.DOTALL)
            .matcher(manual)
            .results()
            .map((MatchResult block) -> block.group(1).getBytes(UTF_8))
            .toList();

    assertThat(examples)
        .extracting(example -> SourceFormat.detect(example, "example.csv"))
        .containsExactly(
            SourceFormat.PEOPLE,
            SourceFormat.FACILITIES,
            SourceFormat.INSURERS,
            SourceFormat.STAFF);
    assertThat(PeopleCsv.read(examples.get(0)).findings()).isEmpty();
    assertThat(PeopleCsv.read(examples.get(0)).value().get())
        .singleElement()
        .satisfies(person -> assertThat(person.coverages()).hasSize(2));
    assertThat(FacilitiesCsv.read(examples.get(1)).findings()).isEmpty();
    assertThat(InsurersCsv.read(examples.get(2)).findings()).isEmpty();
    assertThat(StaffCsv.read(examples.get(3)).findings()).isEmpty();
  }
}
