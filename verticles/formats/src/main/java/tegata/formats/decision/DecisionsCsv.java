package tegata.formats.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tegata.formats.Findings;
import tegata.formats.Parsed;
import tegata.formats.csv.NamedRow;
import tegata.formats.csv.NamedTable;
import tegata.formats.csv.NamedTableWriter;

/**
 * 審査結果の CSV の読み書き. The file that lists what waits is the file that comes back, with the columns of
 * the decision filled in; a row without 決定 says nothing.
 */
public final class DecisionsCsv {
  /** 本人に伝えること is at most this long, in characters. */
  public static final int LONGEST_COMMENT = 400;

  private static final String NUMBER = "受付番号";
  private static final String VERSION = "版";
  private static final String STATUS = "状態";
  private static final String RECEIVED = "受付日";
  private static final String DEADLINE = "審査の期限";
  private static final String DECISION = "決定";
  private static final String REASON = "差戻しの理由";
  private static final String COMMENT = "本人に伝えること";
  private static final String ISSUED_ON = "交付日";
  private static final String VALID_UNTIL = "有効期限";
  private static final List<String> COLUMNS =
      List.of(
          NUMBER,
          VERSION,
          STATUS,
          RECEIVED,
          DEADLINE,
          DECISION,
          REASON,
          COMMENT,
          ISSUED_ON,
          VALID_UNTIL);
  private static final NamedTable TABLE =
      new NamedTable(COLUMNS, List.of(NUMBER, VERSION, DECISION));

  private static final Pattern APPLICATION = Pattern.compile("D-\\d{6}-\\d{6}-\\d");
  private static final Pattern COUNT = Pattern.compile("[1-9]\\d{0,5}");

  /** 審査か交付を待つ申請. */
  public record Waiting(
      String number, int version, String status, LocalDate receivedOn, LocalDate deadline) {}

  private DecisionsCsv() {}

  /** Reads the decisions. A row with an error, or on an application before, is left out. */
  public static Parsed<List<Decision>> read(byte[] content) {
    var findings = new Findings();
    return TABLE
        .read(content, findings)
        .map(rows -> findings.with(decisions(rows)))
        .orElseGet(findings::withoutValue);
  }

  /** What waits, with the columns of the decision empty: UTF-8 with BOM and CRLF. */
  public static byte[] write(List<Waiting> waiting) {
    var table = new NamedTableWriter(COLUMNS);
    for (Waiting one : waiting) {
      table.row(
          Map.of(
              NUMBER, one.number(),
              VERSION, one.version(),
              STATUS, one.status(),
              RECEIVED, one.receivedOn(),
              DEADLINE, one.deadline()));
    }
    return table.toBytes();
  }

  private static List<Decision> decisions(List<NamedRow> rows) {
    List<Decision> decisions = new ArrayList<>();
    Set<String> numbers = new HashSet<>();
    for (NamedRow row : rows) {
      if (row.text(DECISION).isEmpty()) {
        continue;
      }
      Optional<Decision> decision = decision(row);
      if (decision.isPresent()) {
        if (numbers.add(decision.get().number())) {
          decisions.add(decision.get());
        } else {
          row.reject(NUMBER, "contradicting-rows", "同じ受付番号の行が、前にもあります。");
        }
      }
    }
    return decisions;
  }

  private static Optional<Decision> decision(NamedRow row) {
    String number = row.required(NUMBER, APPLICATION, "D-202611-000042-7 のような受付番号");
    String version = row.required(VERSION, COUNT, "1から始まる数字");
    Optional<Decision.Kind> kind = row.oneOf(DECISION, Decision.Kind.values());
    boolean returned = kind.filter(Decision.Kind.RETURN::equals).isPresent();
    boolean issued = kind.filter(Decision.Kind.ISSUE::equals).isPresent();
    Optional<Decision.Reason> reason = row.oneOf(REASON, Decision.Reason.values());
    String comment = row.text(COMMENT);
    Optional<LocalDate> issuedOn = issued ? row.requiredDate(ISSUED_ON) : row.date(ISSUED_ON);
    Optional<LocalDate> validUntil = issued ? row.requiredDate(VALID_UNTIL) : row.date(VALID_UNTIL);
    if (returned && reason.isEmpty()) {
      row.required(REASON);
    }
    if (comment.codePointCount(0, comment.length()) > LONGEST_COMMENT) {
      row.reject(COMMENT, "too-long", "400文字までです。");
    }
    onlyWith(row, returned, REASON, COMMENT);
    onlyWith(row, issued, ISSUED_ON, VALID_UNTIL);
    return row.isBroken() || kind.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Decision(
                row.line(),
                number,
                Integer.parseInt(version),
                kind.get(),
                reason,
                comment,
                issuedOn,
                validUntil));
  }

  /** A date beside 受理, or a reason beside 交付, was meant for something else. */
  private static void onlyWith(NamedRow row, boolean fits, String... columns) {
    for (String column : columns) {
      if (!fits && !row.text(column).isEmpty()) {
        row.reject(column, "does-not-fit", "この決定では使わない列です。");
      }
    }
  }
}
