package tegata.workers.intake;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tegata.formats.Finding;
import tegata.formats.Findings;
import tegata.formats.TextDecoding;
import tegata.formats.claim.ClaimRecord;
import tegata.workers.database.Jdbc;

/**
 * 取り込めなかったもの: with line, field, reason and the record as it came. The same again is kept once.
 *
 * <p>What an operator settled stays settled when the same file is imported once more: it says
 * nothing that was not there when they looked into it. When another file says the same (an insurer
 * who promised to mend it sends the row next month again), it is open again: what was decided was
 * about the file before.
 */
final class Quarantine {
  /** Enough to find and mend a record; a hostile one may be endless. */
  private static final int LONGEST = 64 * 1024;

  private static final Pattern LINE = Pattern.compile("\\A([0-9]{1,9})行目.*", Pattern.DOTALL);

  private static final Pattern PERSON = Pattern.compile("個人ID (\\S+)(?: .*)?");

  private static final String PUT =
      """
      insert into quarantine as known (file_name, line, place, code, reason, raw, raw_sha256, file_sha256)
      values (?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (file_name, line, place, code, raw_sha256) do update
         set settled_at = null, quarantined_at = excluded.quarantined_at, file_sha256 = excluded.file_sha256
       where known.file_sha256 is distinct from excluded.file_sha256
      """;

  /** A claim of which something could not be read. */
  void put(Jdbc tx, String file, List<ClaimRecord> records, List<Finding> findings)
      throws SQLException {
    String raw =
        records.stream()
            .map(record -> String.join(",", record.items()))
            .collect(Collectors.joining("\n"));
    for (Finding finding : findings) {
      if (finding.isError()) {
        put(tx, file, Optional.empty(), finding, raw);
      }
    }
  }

  /** The lines of a text file that the findings name; without a line, the file as a whole. */
  void put(Jdbc tx, SourceFile file, List<Finding> findings) throws SQLException {
    if (findings.stream().noneMatch(Finding::isError)) {
      return;
    }
    List<String> lines =
        TextDecoding.decode(file.content(), new Findings()).stream()
            .flatMap(decoded -> decoded.text().lines())
            .toList();
    for (Finding finding : findings) {
      if (finding.isError()) {
        put(tx, file.name(), Optional.of(file.sha256()), finding, raw(finding, lines));
      }
    }
  }

  /** A file that cannot be stored at all. */
  void put(Jdbc tx, SourceFile file, Finding finding) throws SQLException {
    put(tx, file.name(), Optional.of(file.sha256()), finding, "");
  }

  private static void put(
      Jdbc tx, String file, Optional<byte[]> fileSha256, Finding finding, String raw)
      throws SQLException {
    String kept = raw.substring(0, Math.min(LONGEST, raw.length())).replace("\0", "");
    tx.update(
        PUT,
        file,
        line(finding),
        finding.place(),
        finding.code(),
        finding.message(),
        kept,
        ContentHash.of(kept.getBytes(StandardCharsets.UTF_8)),
        fileSha256);
  }

  /** A person is named by the first field of their lines, everything else by its line. */
  private static String raw(Finding finding, List<String> lines) {
    Matcher person = PERSON.matcher(finding.place());
    if (person.matches()) {
      String first = person.group(1) + ",";
      return lines.stream().filter(l -> l.startsWith(first)).collect(Collectors.joining("\n"));
    }
    int line = line(finding);
    return line > 0 && line <= lines.size() ? lines.get(line - 1) : "";
  }

  private static int line(Finding finding) {
    Matcher place = LINE.matcher(finding.place());
    return place.matches() ? Integer.parseInt(place.group(1)) : 0;
  }
}
