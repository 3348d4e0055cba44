package tegata.acceptance.browser;

import io.vertx.core.json.JsonObject;
import java.util.stream.Stream;
import tegata.acceptance.system.RunningSystem;

/**
 * What photographs the running system.
 *
 * @param sheet where the photographs go
 */
record Camera(RunningSystem system, Chromium chromium, ContactSheet sheet) {

  /** A window of a new profile. */
  Window window() {
    return new Window(chromium.window(true), system.ready().getString("portal"));
  }

  JsonObject person(String name) {
    return system.person(name);
  }

  /** Photographs what somebody sees who has just logged in. */
  void visit(String tour, String name, Stream<Stop> stops) {
    try (Window window = window()) {
      window.logIn(person(name));
      sheet.add(tour, window, stops.toList());
    }
  }

  /** Photographs where a window can go now. */
  void show(String tour, Window window, Stop... stops) {
    sheet.add(tour, window, Stream.of(stops).toList());
  }

  /** The same of a desk, whose pages are in Japanese only. */
  void showDesk(String tour, Window window, Stop... stops) {
    sheet.addJapanese(tour, window, Stream.of(stops).toList());
  }
}
