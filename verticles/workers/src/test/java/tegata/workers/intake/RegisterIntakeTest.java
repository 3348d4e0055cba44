package tegata.workers.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static tegata.workers.fixture.Samples.NOW;

import java.sql.SQLException;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tegata.formats.Finding;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;

@ExtendWith(PostgresExtension.class)
class RegisterIntakeTest {
  private static final String HEADER = "医療機関等コード,名称,区分,役割,client_id,証明書SHA-256\r\n";
  private static final String FIRST = "0a".repeat(32);
  private static final String SECOND = "0b".repeat(32);

  private final TestDatabase database;

  RegisterIntakeTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void empty() {
    database.clear();
  }

  @Test
  @DisplayName("医療機関等は二行の証明書ごと一件で、指紋はトークンと同じ base64url で残る")
  void takesFacilities() throws SQLException {
    byte[] file =
        facilities(row("3410712362", "clinic-1", FIRST), row("3410712362", "clinic-1", SECOND));

    assertThat(database.take(NOW, file).counts()).isEqualTo(new Counts(1, 0, 0, 0, 0, 0));
    assertThat(database.take(NOW, file).counts()).isEqualTo(new Counts(0, 0, 0, 1, 0, 0));
    assertThat(database.rows("select code, kind, roles, client_id from facility"))
        .containsExactly("3410712362|HOME_VISIT|{CLINIC,KIOSK}|clinic-1");
    assertThat(database.rows("select thumbprint from facility_certificate order by 1"))
        .containsExactly(base64url(FIRST), base64url(SECOND));
  }

  @Test
  @DisplayName("ファイルからなくなった証明書では、もう入れない")
  void dropsOldCertificates() throws SQLException {
    database.take(NOW, facilities(row("3410712362", "clinic-1", FIRST)));

    FileReport report = database.take(NOW, facilities(row("3410712362", "clinic-1", SECOND)));

    assertThat(report.counts().replaced()).isEqualTo(1);
    assertThat(database.value("select thumbprint from facility_certificate"))
        .isEqualTo(base64url(SECOND));
  }

  @Test
  @DisplayName("別の医療機関等の client_id や証明書を名乗る行は断る")
  void rejectsContradictions() throws SQLException {
    database.take(NOW, facilities(row("3410712362", "clinic-1", FIRST)));

    FileReport report =
        database.take(
            NOW,
            facilities(
                row("1312345674", "clinic-1", SECOND), row("1312345682", "clinic-3", FIRST)));

    assertThat(report.counts().rejected()).isEqualTo(2);
    assertThat(report.findings())
        .filteredOn(Finding::isError)
        .extracting(Finding::code)
        .containsOnly("facility-contradicts");
    assertThat(database.count("facility")).isEqualTo(1);
  }

  @Test
  @DisplayName("保険者は番号ごとに一件で、名前が変われば置き換える")
  void takesInsurers() throws SQLException {
    assertThat(insurers("架空組合").counts().accepted()).isEqualTo(1);
    assertThat(insurers("架空組合").counts().unchanged()).isEqualTo(1);
    assertThat(insurers("新架空組合").counts().replaced()).isEqualTo(1);
    assertThat(database.value("select name from insurer")).isEqualTo("新架空組合");
  }

  @Test
  @DisplayName("職員は番号ごとに一件で、同じなら変わらず、変われば置き換わり、どちらも記録に残る")
  void takesStaff() throws SQLException {
    assertThat(staff("S1", "operator", "", "C1", "").counts().accepted()).isEqualTo(1);
    assertThat(staff("S1", "operator", "", "C1", "").counts().unchanged()).isEqualTo(1);
    assertThat(staff("S1", "operator", "", "C1", "2026-12-31").counts().replaced()).isEqualTo(1);
    assertThat(
            database.rows("select number, role, insurer_number, card_issuer, ends_on from staff"))
        .containsExactly("S1|OPERATOR|null|CN=CA,C=JP|2026-12-31");
    assertThat(database.rows("select 1 from audit_entry where kind = 'STAFF_REGISTERED'"))
        .hasSize(2);
  }

  @Test
  @DisplayName("別の職員のカードを名乗る行と、識別名として読めない発行者は断る")
  void rejectsOthersCards() throws SQLException {
    staff("S1", "operator", "", "C1", "");

    assertThat(staff("S2", "insurer-clerk", "06130488", "C1", "").findings())
        .extracting(Finding::code)
        .containsExactly("card-contradicts");
    assertThat(database.count("staff")).isEqualTo(1);
  }

  private FileReport staff(String number, String role, String insurer, String card, String ends)
      throws SQLException {
    String row =
        "%s,架空 職員,%s,%s,%s,\"CN=CA, C=JP\",%s\r\n".formatted(number, role, insurer, card, ends);
    return database.take(NOW, ("職員番号,氏名,役割,保険者番号,カード発行番号,証明書発行者,終了日\r\n" + row).getBytes(UTF_8));
  }

  private FileReport insurers(String name) throws SQLException {
    return database.take(NOW, ("保険者番号,名称\r\n06130488," + name + "\r\n").getBytes(UTF_8));
  }

  private static byte[] facilities(String... rows) {
    return (HEADER + String.join("\r\n", rows)).getBytes(UTF_8);
  }

  private static String row(String code, String clientId, String fingerprint) {
    return String.join(",", code, "架空診療所", "居宅同意取得型", "clinic kiosk", clientId, fingerprint);
  }

  private static String base64url(String hex) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(HexFormat.of().parseHex(hex));
  }
}
