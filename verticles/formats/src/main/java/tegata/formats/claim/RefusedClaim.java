package tegata.formats.claim;

import java.util.List;
import tegata.formats.Finding;

/**
 * 取り込めないレセプト, with what was read of it and why it was refused.
 *
 * @param findings at least one error
 */
public record RefusedClaim(List<ClaimRecord> records, List<Finding> findings)
    implements ClaimEntry {

  public RefusedClaim {
    records = List.copyOf(records);
    findings = List.copyOf(findings);
  }
}
