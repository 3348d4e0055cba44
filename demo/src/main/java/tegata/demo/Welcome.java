package tegata.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import tegata.contract.Json;

/** What a stranger sees when everything answers: where to look, and as whom to log in. */
final class Welcome {
  private Welcome() {}

  static void print(PrintWriter out, DemoFolder folder, DemoPorts ports) {
    out.println();
    out.println("手形 Tegata が動いています (実演用。政府のシステムではありません。人物・保険者・医療機関はすべて架空です)");
    out.println();
    out.println("  患者ポータル   http://localhost:" + ports.portal());
    out.println("  ゲートウェイ   https://localhost:" + ports.gateway());
    out.println("  状態と計測     http://127.0.0.1:" + ports.health() + "/health/ready  /metrics");
    out.println("  記録           " + folder.var().resolve("log/tegata.log"));
    out.println();
    out.println("  ログインできるカード (架空の人物; 全員は var/demo/people.json)");
    logins(out, folder.demo().resolve("people.json"));
    out.println();
    out.println("  Ctrl-C で止まります。");
    out.flush();
  }

  private static void logins(PrintWriter out, Path people) {
    try {
      for (JsonNode person : Json.MAPPER.readTree(Files.readAllBytes(people))) {
        if (person.hasNonNull("pin")) {
          out.printf(
              "    %s  暗証番号 %s  %s (%s)%n",
              person.path("cardId").asText(),
              person.path("pin").asText(),
              person.path("name").asText(),
              person.path("example").asText());
        }
      }
    } catch (IOException e) {
      out.println("    " + people + " を読めません");
    }
  }
}
