package tegata.portal.insurer;

import java.util.List;
import java.util.Optional;
import tegata.contract.Fault;
import tegata.formats.Finding;
import tegata.formats.Parsed;
import tegata.formats.decision.Decision;
import tegata.portal.page.FieldError;
import tegata.portal.page.Words;

/**
 * 審査結果のファイル: before it is sent, looked at, or carried out.
 *
 * @param rows what each row does, or has done
 * @param done how many rows were carried out
 * @param findings what is wrong with the file, with its place
 * @param errors why the form was refused
 */
public record DecisionFileView(
    Stage stage, List<Row> rows, long done, List<Finding> findings, List<FieldError> errors) {

  /** How far it has come. */
  public enum Stage {
    BLANK,
    UNREADABLE,
    CHECKED,
    APPLIED
  }

  /**
   * One row of the file.
   *
   * @param said what became of it
   * @param failed whether it was not carried out
   */
  public record Row(long line, String number, String decision, String said, boolean failed) {}

  static DecisionFileView blank() {
    return new DecisionFileView(Stage.BLANK, List.of(), 0, List.of(), List.of());
  }

  static DecisionFileView refused(FieldError error) {
    return new DecisionFileView(Stage.BLANK, List.of(), 0, List.of(), List.of(error));
  }

  static DecisionFileView unreadable(List<Finding> findings) {
    return new DecisionFileView(Stage.UNREADABLE, List.of(), 0, findings, List.of());
  }

  static DecisionFileView checked(Parsed<List<Decision>> parsed, Words words) {
    List<Row> rows =
        parsed.value().orElseThrow().stream()
            .map(one -> row(one, words.text("desk.decisions.will"), false))
            .toList();
    return new DecisionFileView(Stage.CHECKED, rows, 0, parsed.findings(), List.of());
  }

  static DecisionFileView applied(List<Row> rows, List<Finding> findings) {
    long done = rows.stream().filter(row -> !row.failed()).count();
    return new DecisionFileView(Stage.APPLIED, rows, done, findings, List.of());
  }

  static Row carriedOut(Decision decision, Optional<Fault> fault, Words words) {
    return row(
        decision,
        fault.map(one -> told(one, words)).orElse(words.text("desk.decisions.done")),
        fault.isPresent());
  }

  private static Row row(Decision decision, String said, boolean failed) {
    return new Row(decision.line(), decision.number(), decision.kind().label(), said, failed);
  }

  private static String told(Fault fault, Words words) {
    return switch (fault.code()) {
      case "no-such-application" -> words.text("desk.decisions.unknown");
      case "changed-meanwhile", "step-not-possible", "order-used" ->
          words.text("desk.decisions.changed");
      case "dates-impossible" -> words.text("desk.issue.impossible");
      case "accepted-by-same" -> words.text("desk.issue.same");
      case "not-a-member" -> words.text("desk.not-a-member");
      case "another-role" -> words.text("desk.another-role");
      default -> words.text("desk.decisions.later");
    };
  }

  /** Whether a file was looked at or carried out. */
  public boolean isRead() {
    return stage == Stage.CHECKED || stage == Stage.APPLIED;
  }

  /** Whether it was carried out. */
  public boolean isApplied() {
    return stage == Stage.APPLIED;
  }

  /** Whether nothing of it could be read. */
  public boolean isUnreadable() {
    return stage == Stage.UNREADABLE;
  }

  /** How many rows were not carried out. */
  public long left() {
    return rows.size() - done;
  }

  /** What is wrong with the form; empty text where nothing is. */
  public String fileError() {
    return FieldError.of(errors, "file");
  }
}
