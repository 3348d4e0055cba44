package tegata.workers.audit.bench;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The table the bench prints. */
final class Results {
  private final List<String> rows = new ArrayList<>();

  void add(String what, String target, String measured) {
    rows.add("| %s | %s | %s |".formatted(what, target, measured));
  }

  void print() {
    PrintWriter out =
        new PrintWriter(
            new java.io.FileOutputStream(java.io.FileDescriptor.out), true, StandardCharsets.UTF_8);
    out.println("| log | target | measured |");
    out.println("|---|---|---|");
    rows.forEach(out::println);
  }
}
