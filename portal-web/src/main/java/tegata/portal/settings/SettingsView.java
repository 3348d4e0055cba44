package tegata.portal.settings;

import java.util.List;
import java.util.Optional;
import tegata.contract.IdentityApi;
import tegata.contract.TaxDocumentApi;
import tegata.portal.page.Words;

/**
 * Settings.
 *
 * @param devices where a person is logged in, the browser used last first
 * @param programs that may fetch the person's data
 * @param programsKnown whether it is known which there are
 */
public record SettingsView(List<Device> devices, List<Program> programs, boolean programsKnown) {

  /** A code that a tax program may use once. */
  public record Program(String name, String end) {}

  /**
   * One browser.
   *
   * @param current whether the page is shown in it
   */
  public record Device(String name, String begunAt, String lastSeen, boolean current) {}

  static SettingsView of(
      List<IdentityApi.Device> devices, Optional<List<TaxDocumentApi.Open>> open, Words words) {
    return new SettingsView(
        devices.stream().map(device -> device(device, words)).toList(),
        open.orElse(List.of()).stream().map(code -> program(code, words)).toList(),
        open.isPresent());
  }

  private static Program program(TaxDocumentApi.Open code, Words words) {
    return new Program(
        words.text(
            "settings.programs.code",
            Integer.toString(code.year()),
            words.moment(code.validUntil())),
        "/settings/programs/" + code.id() + "/end");
  }

  private static Device device(IdentityApi.Device device, Words words) {
    return new Device(
        device.name().orElseGet(() -> words.text("settings.device.unknown")),
        words.moment(device.begunAt()),
        words.moment(device.lastSeen()),
        device.current());
  }
}
