package tegata.acceptance.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tegata.acceptance.system.Await;
import tegata.acceptance.system.Member;
import tegata.acceptance.system.RunningSystem;
import tegata.acceptance.system.SharedSystem;

/** A worker that is killed in the midst of a ZIP takes the file with it that it was at. */
@ExtendWith(SharedSystem.class)
class DownloadOutlivesWorkerTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String README = "はじめに読んでください.txt";
  private static final String NOT_MADE = "作れなかったもの";
  private static final String FIRST = "お薬.csv";
  private static final String HELD_UP = "健診結果.csv";
  private static final String NEXT = "医療費通知情報.csv";
  private static final String LAST = "資格情報.csv";

  @Test
  @DisplayName("ZIP の途中でワーカーが落ちたら、そのとき作っていたものがないと書いてあり、残りは届く。もう一度なら全部届く")
  void namesWhatFellWithIt(RunningSystem system) {
    Member portal = system.addMember(1, "portal");
    Member worker = system.addMember(2, "workers");
    try {
      Browser browser = new Browser(system).logIn(system.person("見本　花子"));
      browser.at(portal.ports().portal());
      String everything = everything(browser);
      assertThat(unzip(browser.get(everything)))
          .containsOnlyKeys(FIRST, HELD_UP, NEXT, LAST, README);

      List<Map<String, String>> zips = two(browser, everything, system, worker);

      assertThat(zips).filteredOn(zip -> !zip.containsKey(HELD_UP)).hasSize(1);
      assertThat(zips).allSatisfy(DownloadOutlivesWorkerTest::saysWhatItLacks);
      assertThat(unzip(browser.get(everything)).get(README)).doesNotContain(NOT_MADE);
    } finally {
      portal.jvm().kill();
      worker.jvm().kill();
    }
  }

  /** What was asked of the worker before the others knew of its end may be lacking, too. */
  private static void saysWhatItLacks(Map<String, String> zip) {
    assertThat(zip).containsKeys(FIRST, README).hasSizeGreaterThan(2);
    String[] told = zip.get(README).split(NOT_MADE, 2);
    for (String file : List.of(HELD_UP, NEXT, LAST)) {
      assertThat(told[0].contains(file)).as(file).isEqualTo(zip.containsKey(file));
      assertThat(told.length == 2 && told[1].contains(file))
          .as(file)
          .isNotEqualTo(zip.containsKey(file));
    }
  }

  /** Two ZIPs at once: each of two workers is at the 健診 of one when one of them is killed. */
  private static List<Map<String, String>> two(
      Browser browser, String address, RunningSystem system, Member worker) {
    List<CompletableFuture<Page>> begun = new ArrayList<>();
    system.withoutTable(
        "checkup",
        () -> {
          for (int i = 0; i < 2; i++) {
            begun.add(CompletableFuture.supplyAsync(() -> browser.get(address)));
          }
          Await.until("both wait for 健診", SOON, () -> system.waitingFor("checkup") == 2);
          worker.jvm().kill();
        });
    return begun.stream()
        .map(CompletableFuture::join)
        .map(DownloadOutlivesWorkerTest::unzip)
        .toList();
  }

  private static String everything(Browser browser) {
    String me = browser.get("/download").html().select("#who").val();
    return "/download.zip?show=1&kind=MEDICINES&kind=CHECKUPS&kind=EXPENSES&kind=ELIGIBILITY&format=CSV&who="
        + me;
  }

  /** The files by name, without their folder. */
  private static Map<String, String> unzip(Page page) {
    Map<String, String> files = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(page.bytes()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
        files.put(name, new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }
}
