package tegata.formats.claim;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tegata.formats.Findings;
import tegata.formats.Ms932;

/** Reads claims for tests; the persons in the fixtures are fictitious. */
final class Claims {
  private Claims() {}

  static List<ClaimEntry> entries(byte[] file, Findings findings) {
    try {
      var reader = new ClaimReader(new ByteArrayInputStream(file), findings);
      List<ClaimEntry> entries = new ArrayList<>();
      for (Optional<ClaimEntry> next = reader.next(); next.isPresent(); next = reader.next()) {
        entries.add(next.get());
      }
      return entries;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Claim> claims(byte[] file, Findings findings) {
    return entries(file, findings).stream()
        .filter(Claim.class::isInstance)
        .map(Claim.class::cast)
        .toList();
  }

  static byte[] bytes(String text) {
    return text.getBytes(Ms932.CHARSET);
  }

  static List<Claim> claims(String text, Findings findings) {
    return claims(bytes(text), findings);
  }
}
