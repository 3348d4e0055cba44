package tegata.portal.settings;

import java.util.List;
import tegata.contract.IdentityApi;
import tegata.portal.page.Words;

/** Where a person is logged in, the browser used last first. */
public record SettingsView(List<Device> devices) {

  /**
   * One browser.
   *
   * @param current whether the page is shown in it
   */
  public record Device(String name, String begunAt, String lastSeen, boolean current) {}

  static SettingsView of(List<IdentityApi.Device> devices, Words words) {
    return new SettingsView(devices.stream().map(device -> device(device, words)).toList());
  }

  private static Device device(IdentityApi.Device device, Words words) {
    return new Device(
        device.name().orElseGet(() -> words.text("settings.device.unknown")),
        words.moment(device.begunAt()),
        words.moment(device.lastSeen()),
        device.current());
  }
}
