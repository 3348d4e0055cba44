package tegata.simulators.card;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tegata.simulators.files.WorldFiles;

/**
 * 暗証番号の照合回数. Wrong tries of one card, kept in a file. A try is spent, on disk, before the PIN is
 * looked at: neither parallel requests nor a killed process gain a fourth one.
 */
final class PinTries {

  /** 利用者証明用: locked after the third wrong PIN. */
  static final int ALLOWED = 3;

  private final Path file;
  private int used;

  PinTries(Path file, int usedAtFirst) {
    this.file = file;
    this.used = Files.exists(file) ? Integer.parseInt(WorldFiles.read(file).strip()) : usedAtFirst;
  }

  /**
   * Why the PIN does not open the card, if it does not; at most {@link #ALLOWED} wrong ones are
   * ever compared.
   */
  synchronized Optional<SignOutcome> refusal(String typed, String right) {
    if (used >= ALLOWED) {
      return Optional.of(new SignOutcome.Locked());
    }
    keep(used + 1);
    if (!right.equals(typed)) {
      return Optional.of(new SignOutcome.WrongPin(ALLOWED - used));
    }
    keep(0);
    return Optional.empty();
  }

  synchronized boolean locked() {
    return used >= ALLOWED;
  }

  private void keep(int tries) {
    WorldFiles.write(file, Integer.toString(tries));
    used = tries;
  }
}
