package tegata.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import tegata.contract.Json;
import tegata.node.ConfigException;
import tegata.workers.intake.Intake;
import tegata.workers.intake.OpenMatters;

/** 取込の未決事項, as a command shows and decides them. */
public final class IntakeRun {
  private static final int UNKNOWN = 1;

  /** Keys and hashes as the list prints them. */
  private static final String HASH = "[0-9a-f]{64}";

  private IntakeRun() {}

  /** Prints what waits. */
  public static int open(Path configDir, boolean json, PrintWriter out) {
    try (Intake intake = ImportRun.importer(configDir).open(false)) {
      OpenMatters matters = intake.openMatters();
      if (json) {
        out.println(Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(matters));
      } else {
        print(matters, out);
      }
      out.flush();
      return 0;
    } catch (SQLException e) {
      throw new ConfigException("the database cannot be asked what waits");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Lets one version of a claim stand; exit code 1 when there is no such claim or version. */
  public static int choose(Path configDir, String claim, String version, PrintWriter out) {
    try (Intake intake = ImportRun.importer(configDir).open(false)) {
      boolean done = claim.matches(HASH) && version.matches(HASH) && intake.choose(claim, version);
      out.println(done ? "決定しました。" : "そのレセプトか版はありません。");
      out.flush();
      return done ? 0 : UNKNOWN;
    } catch (SQLException e) {
      throw new ConfigException("the database cannot be asked, so the decision is not kept");
    }
  }

  private static void print(OpenMatters matters, PrintWriter out) {
    out.println(
        "食い違い %d  レセプトを待つ返戻 %d  人の分からないレセプト %d  保留のファイル %d  終わっていない取込 %d  断った記録 %d"
            .formatted(
                matters.conflicts().stream().map(OpenMatters.Conflict::claim).distinct().count(),
                matters.waitingReturns().size(),
                matters.unmatched().stream().mapToLong(OpenMatters.Unmatched::claims).sum(),
                matters.heldFiles(),
                matters.unfinished().size(),
                matters.quarantined().size()));
    for (OpenMatters.Conflict c : matters.conflicts()) {
      out.println(
          "conflict  %s  %s  insurer=%s  processed=%s  stage=%s  brought-in=%s%n  choose %s %s"
              .formatted(
                  c.month(),
                  c.kind(),
                  c.insurer(),
                  c.processed(),
                  c.stage(),
                  c.broughtInAt(),
                  c.claim(),
                  c.version()));
    }
    for (OpenMatters.WaitingReturn r : matters.waitingReturns()) {
      out.println(
          "return  search-number=%s  processed=%s%s"
              .formatted(r.searchNumber(), r.processed(), r.withdrawn() ? "  withdrawn" : ""));
    }
    for (OpenMatters.Unmatched u : matters.unmatched()) {
      out.println(
          "unmatched  insurer=%s  claims=%d  since=%s"
              .formatted(u.insurer(), u.claims(), u.since()));
    }
    matters.unfinished().forEach(file -> out.println("unfinished  " + file));
    for (OpenMatters.Quarantined q : matters.quarantined()) {
      out.println(
          "quarantined  %s  %s: %s (%s)".formatted(q.file(), q.place(), q.reason(), q.code()));
    }
  }
}
