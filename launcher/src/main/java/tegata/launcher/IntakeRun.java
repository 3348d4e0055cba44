package tegata.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.UUID;
import tegata.contract.Caller;
import tegata.contract.Fault;
import tegata.contract.IntakeDeskApi.Choose;
import tegata.contract.Json;
import tegata.node.ConfigException;
import tegata.node.ConfigFile;
import tegata.workers.WorkersConfig;
import tegata.workers.audit.Audit;
import tegata.workers.intake.DecideClaim;
import tegata.workers.intake.Intake;
import tegata.workers.intake.OpenMatters;

/** 取込の未決事項, as a command shows and decides them. */
public final class IntakeRun {
  private static final int NOT_DECIDED = 1;

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

  /**
   * Lets one of the versions that contradict each other stand, also where one was chosen before;
   * exit code 1 when nothing was decided: there is no such version, or an import is going on.
   */
  public static int choose(Path configDir, String claim, String version, PrintWriter out) {
    WorkersConfig workers = ConfigFile.read(configDir, "workers", WorkersConfig.class);
    DecideClaim decide =
        new DecideClaim(
            workers.database(), configDir, Clock.system(ZoneId.of("Asia/Tokyo")), new Audit());
    try {
      boolean done =
          decide.chooseAgain(
              Caller.system("intake", UUID.randomUUID()), new Choose(claim, version));
      return told(done ? "決定しました。" : "そのレセプトに、食い違うその版はありません。", done, out);
    } catch (Fault e) {
      return told("取込が動いているので、まだ決めていません。取込が終わってから、もう一度選んでください。", false, out);
    } catch (SQLException e) {
      throw new ConfigException("the database cannot be asked, so the decision is not kept");
    }
  }

  private static int told(String what, boolean done, PrintWriter out) {
    out.println(what);
    out.flush();
    return done ? 0 : NOT_DECIDED;
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
