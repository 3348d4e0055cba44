package tegata.statement;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tegata.proof.SignedHead;
import tegata.proof.Statement;
import tegata.proof.StatementCheck;

/**
 * {@code java -jar statement-verifier.jar FILE [KEY-ID]}: exit code 0 when the statement holds, 1
 * when it does not, 2 when it was called wrongly.
 */
public final class VerifyStatement {
  private static final String USAGE = "使い方 / Usage: java -jar statement-verifier.jar FILE [KEY-ID]";

  private VerifyStatement() {}

  public static void main(String[] args) {
    System.exit(run(args, new PrintStream(System.out, true, StandardCharsets.UTF_8)));
  }

  static int run(String[] args, PrintStream out) {
    if (args.length < 1 || args.length > 2) {
      out.println(USAGE);
      return 2;
    }
    Optional<String> key = args.length == 2 ? Optional.of(args[1]) : Optional.empty();
    try {
      Statement statement = StatementFile.read(Files.readAllBytes(Path.of(args[0])));
      Optional<StatementCheck.Finding> finding = StatementCheck.check(statement, key);
      return finding.isPresent() ? bad(finding.get(), out) : good(statement, key, out);
    } catch (IllegalArgumentException e) {
      return bad(new StatementCheck.Finding(StatementCheck.Fault.FORMAT, Optional.empty()), out);
    } catch (IOException e) {
      out.println("ファイルを読めません / Cannot read the file: " + args[0]);
      return 2;
    }
  }

  private static int good(Statement statement, Optional<String> key, PrintStream out) {
    SignedHead head = SignedHead.parse(statement.head());
    int rows = statement.rows().size();
    out.printf("正しい証明書です。%d件の記録はすべて、下の先頭の時点でログにありました。%n", rows);
    out.printf("The statement holds. All %d entries stood in the log under this head.%n", rows);
    out.printf("  先頭 / head: %d 件 / entries, %s%n", head.head().size(), head.head().signedAt());
    out.printf("  根 / root:   %s%n", head.head().root());
    out.printf("  鍵 / key:    %s%n", head.head().keyId());
    if (key.isEmpty()) {
      out.println("鍵の番号を、公開ページ /log にある番号と見比べてください。");
      out.println("Compare the key's id with the one on the public page /log.");
    }
    return 0;
  }

  private static int bad(StatementCheck.Finding finding, PrintStream out) {
    String row = finding.row().map(number -> " (%d)".formatted(number)).orElse("");
    out.println("正しい証明書ではありません: " + Words.japanese(finding.fault()) + row);
    out.println("The statement does not hold: " + Words.english(finding.fault()) + row);
    return 1;
  }
}
