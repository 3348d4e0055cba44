package tegata.workers.intake;

import java.sql.SQLException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tegata.domain.insurer.CheckDigit;
import tegata.formats.facilities.FacilitiesCsv;
import tegata.formats.facilities.Facility;
import tegata.workers.database.Jdbc;

/** A file of facilities; one with several certificates has a row for each, and counts as one. */
final class TakeFacilities {
  private final FacilityRegister facilities = new FacilityRegister();

  void take(Jdbc tx, SourceFile file, Tally tally) throws SQLException {
    Optional<List<Facility>> rows = tally.read(FacilitiesCsv.read(file.content()));
    if (rows.isPresent()) {
      IntakeLock.forPeople(tx);
      Map<String, List<Facility>> byCode =
          rows.get().stream()
              .collect(
                  Collectors.groupingBy(Facility::code, LinkedHashMap::new, Collectors.toList()));
      for (List<Facility> one : byCode.values()) {
        take(tx, one, tally);
      }
    }
  }

  private void take(Jdbc tx, List<Facility> rows, Tally tally) throws SQLException {
    Facility facility = rows.get(0);
    List<String> thumbprints =
        rows.stream().map(row -> thumbprint(row.certificateSha256())).distinct().toList();
    String place = "医療機関等コード " + facility.code();
    if (facilities.isHeldByAnother(tx, facility, thumbprints)) {
      tally.reject(1, place, "facility-contradicts", "この client_id または証明書は、別の医療機関等のものです。");
      return;
    }
    if (!CheckDigit.fits(facility.code())) {
      tally.warn(place, "check-digit", "医療機関等コードの検証番号が合いません。このまま取り込みます。");
    }
    boolean known = facilities.isKnown(tx, facility.code());
    boolean changed = facilities.put(tx, facility);
    changed |= facilities.putCertificates(tx, facility.code(), thumbprints);
    if (!known) {
      tally.accepted(1);
    } else if (changed) {
      tally.replaced(1);
    } else {
      tally.unchanged(1);
    }
  }

  /** As RFC 8705 writes it in tokens. */
  private static String thumbprint(String hex) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(HexFormat.of().parseHex(hex));
  }
}
