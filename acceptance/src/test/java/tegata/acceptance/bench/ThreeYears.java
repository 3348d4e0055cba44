package tegata.acceptance.bench;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import tegata.acceptance.system.Finished;
import tegata.acceptance.system.RunningSystem;

/** As many rows as somebody has who takes eight drugs every month. */
final class ThreeYears {
  private static final int MONTHS = 36;
  private static final int DRUGS = 8;

  private ThreeYears() {}

  /** Imports them as the person's notebook. */
  static void take(RunningSystem system, JsonObject person) throws IOException {
    StringBuilder lines =
        new StringBuilder("JAHISTC08,1\n1,%s,1,19800110\n".formatted(person.getString("name")));
    LocalDate today = LocalDate.now(ZoneId.of("Asia/Tokyo"));
    for (int ago = 2; ago < MONTHS; ago++) {
      String day = today.minusMonths(ago).format(DateTimeFormatter.BASIC_ISO_DATE);
      lines.append("5,%s,1\n11,架空薬局 計測店,13,4,1234567,,,,1\n".formatted(day));
      for (int drug = 1; drug <= DRUGS; drug++) {
        lines.append("201,%1$d,架空の計測錠%1$d,1,錠,4,99990%1$dXF1010,1\n".formatted(drug));
        lines.append("301,%d,毎食後服用,28,日分,1,1,,1\n".formatted(drug));
      }
    }
    Path notebook = system.home().resolve("bench-notebook.csv");
    Files.write(
        notebook, lines.toString().replace("\n", "\r\n").getBytes(Charset.forName("windows-31j")));
    Finished taken =
        system.command("import", "--person", person.getString("cardId"), notebook.toString());
    if (taken.exit() != 0) {
      throw new IllegalStateException(taken.output());
    }
  }
}
