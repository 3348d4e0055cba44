package tegata.gateway.insurer;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * {@code insurers.json}: the ways out, by 保険者番号. Read again whenever it changes.
 *
 * @param insurers every backend there is, at least one; no two have the same name
 */
public record InsurersConfig(List<InsurerConfig> insurers) {
  public InsurersConfig {
    insurers = List.copyOf(insurers);
    if (insurers.isEmpty()) {
      // Else every desk would be told that the number it typed is wrong.
      throw new IllegalArgumentException("no insurer stands in it");
    }
    Set<String> names = new HashSet<>();
    for (InsurerConfig insurer : insurers) {
      if (!names.add(insurer.way().name())) {
        throw new IllegalArgumentException("two insurers are called " + insurer.way().name());
      }
    }
  }
}
