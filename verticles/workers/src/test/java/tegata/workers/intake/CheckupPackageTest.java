package tegata.workers.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static tegata.workers.fixture.Samples.NOW;
import static tegata.workers.fixture.Samples.TARO;
import static tegata.workers.fixture.Samples.people;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;

@ExtendWith(PostgresExtension.class)
class CheckupPackageTest {
  private static final String DOCUMENT =
      """
      <ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
        <effectiveTime value="%s"/>
        <recordTarget><patientRole>
          <id root="1.2.392.200119.6.101" extension="06130488"/>
          <id root="1.2.392.200119.6.204" extension="１２－３"/>
          <id root="1.2.392.200119.6.205" extension="４５６"/>
          <id root="1.2.392.200119.6.211" extension="00"/>
          <patient><name>カクウ　タロウ</name><birthTime value="19800110"/></patient>
        </patientRole></recordTarget>
        <author><assignedAuthor><representedOrganization>
          <id root="1.2.392.200119.6.102" extension="1319999913"/><name>架空健診センター</name>
        </representedOrganization></assignedAuthor></author>
        <documentationOf><serviceEvent><effectiveTime value="20260603"/></serviceEvent></documentationOf>
        <component><structuredBody><component><section><entry><observation>
          <code code="9N001000000000001" displayName="身長"/><value xsi:type="PQ" value="%s" unit="cm"/>
        </observation></entry></section></component></structuredBody></component>
      </ClinicalDocument>
      """;

  private static final String INDEX = "<index xmlns=\"http://tokuteikenshin.jp/checkup/2007\"/>";

  private final TestDatabase database;

  CheckupPackageTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void begin() throws SQLException {
    database.clear();
    database.take(NOW, people(TARO));
  }

  @Test
  @DisplayName("健診のパッケージをそのまま取り込み、目次は読み飛ばし、作成日の新しい文書が立つ")
  void takesAPackage() throws IOException, SQLException {
    List<FileReport> reports = read(pack(DOCUMENT.formatted("20260801", "171.0")));
    assertThat(reports).extracting(r -> r.counts().rows()).containsExactly(0, 1);
    assertThat(reports.get(1).findings()).isEmpty();
    assertThat(heights()).containsExactly("171.0");

    read(pack(DOCUMENT.formatted("20260701", "169.0")));
    assertThat(heights()).as("より古い作成日").containsExactly("171.0");

    read(pack(DOCUMENT.formatted("20260901", "170.5")));
    assertThat(heights()).containsExactly("170.5");
  }

  private List<String> heights() {
    return database.rows("select value from checkup_item");
  }

  private List<FileReport> read(byte[] zip) throws SQLException, IOException {
    try (Intake intake = database.intake(NOW)) {
      return new ImportStream(intake, Optional.empty(), ImportProgress.SILENT)
          .read("1319999913_06130488_202609301_1.zip", new ByteArrayInputStream(zip));
    }
  }

  private static byte[] pack(String document) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      put(zip, "ix08_V08.xml", INDEX);
      put(zip, "DATA/h13199999132026090000001.xml", document);
    }
    return bytes.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(UTF_8));
    zip.closeEntry();
  }
}
