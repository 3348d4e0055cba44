package tegata.formats.facilities;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tegata.formats.Findings;
import tegata.formats.Parsed;
import tegata.formats.csv.NamedRow;
import tegata.formats.csv.NamedTable;
import tegata.formats.csv.NamedTableWriter;

/** 医療機関等の CSV の読み書き。 */
public final class FacilitiesCsv {
  private static final String CODE = "医療機関等コード";
  private static final String NAME = "名称";
  private static final String KIND = "区分";
  private static final String ROLES = "役割";
  private static final String CLIENT_ID = "client_id";
  private static final String CERTIFICATE = "証明書SHA-256";
  private static final List<String> COLUMNS =
      List.of(CODE, NAME, KIND, ROLES, CLIENT_ID, CERTIFICATE);
  private static final NamedTable TABLE = new NamedTable(COLUMNS, COLUMNS);

  private static final Pattern TEN_DIGITS = Pattern.compile("\\d{10}");
  private static final Pattern INSURER_NUMBER = Pattern.compile("\\d{6}|\\d{8}");

  /** As {@code openssl x509 -fingerprint} prints it, or without the colons. */
  private static final Pattern SHA_256 = Pattern.compile("[0-9A-Fa-f]{2}(:?[0-9A-Fa-f]{2}){31}");

  private FacilitiesCsv() {}

  /**
   * Reads the facilities, one for each row: a facility with several certificates has several. A row
   * with an error, or that says otherwise than the first of its code, is left out.
   */
  public static Parsed<List<Facility>> read(byte[] content) {
    var findings = new Findings();
    return TABLE
        .read(content, findings)
        .map(rows -> findings.with(facilities(rows)))
        .orElseGet(findings::withoutValue);
  }

  /** Writes UTF-8 with BOM and CRLF. */
  public static byte[] write(List<Facility> facilities) {
    var table = new NamedTableWriter(COLUMNS);
    for (Facility facility : facilities) {
      table.row(
          Map.of(
              CODE, facility.code(),
              NAME, facility.name(),
              KIND, facility.kind(),
              ROLES, labels(facility.roles()),
              CLIENT_ID, facility.clientId(),
              CERTIFICATE, facility.certificateSha256()));
    }
    return table.toBytes();
  }

  private static List<Facility> facilities(List<NamedRow> rows) {
    List<Facility> facilities = new ArrayList<>();
    Map<String, Facility> firsts = new HashMap<>();
    for (NamedRow row : rows) {
      Optional<Facility> facility = facility(row);
      if (facility.isPresent()) {
        Facility first = firsts.computeIfAbsent(facility.get().code(), code -> facility.get());
        if (facility.get().isSameAs(first)) {
          facilities.add(facility.get());
        } else {
          row.reject(CODE, "contradicting-rows", "同じ医療機関等コードの前の行と、名称などの値が違います。");
        }
      }
    }
    return facilities;
  }

  private static Optional<Facility> facility(NamedRow row) {
    Set<Facility.Role> roles = roles(row);
    String code =
        roles.contains(Facility.Role.INSURER)
            ? row.required(CODE, INSURER_NUMBER, "保険者番号（6桁か8桁の数字）")
            : row.required(CODE, TEN_DIGITS, "10桁の数字");
    String name = row.required(NAME);
    row.required(KIND);
    Optional<Facility.Kind> kind = row.oneOf(KIND, Facility.Kind.values());
    String clientId = row.required(CLIENT_ID);
    String fingerprint = row.required(CERTIFICATE, SHA_256, "SHA-256 の指紋（16進64桁）");
    if (row.isBroken()) {
      return Optional.empty();
    }
    return Optional.of(
        new Facility(code, name, kind.get(), roles, clientId, normalised(fingerprint)));
  }

  private static Set<Facility.Role> roles(NamedRow row) {
    Set<Facility.Role> roles = EnumSet.noneOf(Facility.Role.class);
    for (String label : row.required(ROLES).split("\\s+")) {
      Optional<Facility.Role> role =
          Arrays.stream(Facility.Role.values()).filter(r -> r.label().equals(label)).findFirst();
      role.ifPresentOrElse(
          roles::add,
          () ->
              row.reject(
                  ROLES, "unknown-value", "役割は clinic・pharmacy・kiosk・insurer を空白で区切って書きます。"));
    }
    if (roles.contains(Facility.Role.INSURER) && roles.size() > 1) {
      row.reject(ROLES, "unknown-value", "保険者に、医療機関等の役割は付けられません。");
    }
    return roles;
  }

  private static String labels(Set<Facility.Role> roles) {
    return roles.stream().sorted().map(Facility.Role::label).collect(Collectors.joining(" "));
  }

  private static String normalised(String fingerprint) {
    return fingerprint.replace(":", "").toLowerCase(Locale.ROOT);
  }
}
