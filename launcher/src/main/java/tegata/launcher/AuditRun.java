package tegata.launcher;

import java.io.PrintWriter;
import java.nio.file.Path;
import tegata.node.ConfigException;
import tegata.node.ConfigFile;
import tegata.workers.WorkersConfig;
import tegata.workers.audit.LogConfig;
import tegata.workers.audit.verify.Verdict;
import tegata.workers.audit.verify.VerifyLog;

/** ログの検証, as a command prints it. */
public final class AuditRun {
  private static final int TAMPERED = 1;

  private AuditRun() {}

  /** Verifies the log of a configuration; exit code 1 when anything is wrong. */
  public static int verify(Path configDir, PrintWriter out) {
    WorkersConfig workers = ConfigFile.read(configDir, "workers", WorkersConfig.class);
    LogConfig log =
        workers
            .log()
            .orElseThrow(
                () -> new ConfigException("workers.json does not say which keys sign the log"));
    Verdict verdict = VerifyLog.run(workers.database(), log, configDir);
    print(verdict, out);
    return verdict.isGood() ? 0 : TAMPERED;
  }

  private static void print(Verdict verdict, PrintWriter out) {
    out.println(
        "entries=%d heads=%d anchors=%d (%.1f s, %,d entries/s)"
            .formatted(
                verdict.entries(),
                verdict.heads(),
                verdict.anchors(),
                verdict.took().toMillis() / 1e3,
                verdict.rate()));
    out.println(
        verdict
            .trouble()
            .map(trouble -> "NG 改ざんまたは破損があります: " + trouble)
            .orElse("OK ログは最初から最後まで正しくつながっています"));
    out.flush();
  }
}
