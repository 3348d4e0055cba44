package tegata.gateway.insurer;

import java.util.List;

/**
 * {@code insurers.json}: the ways out, by 保険者番号. Read again whenever it changes.
 *
 * @param insurers every backend there is
 */
public record InsurersConfig(List<InsurerConfig> insurers) {
  public InsurersConfig {
    insurers = List.copyOf(insurers);
  }
}
