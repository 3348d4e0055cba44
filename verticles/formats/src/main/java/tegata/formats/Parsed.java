package tegata.formats;

import java.util.List;
import java.util.Optional;

/**
 * 読み取り結果. What could be read, and what was found on the way.
 *
 * <p>No value: the file is unusable, an error says why. A value with errors: the parts the errors
 * name were left out, the rest stands.
 */
public record Parsed<T>(Optional<T> value, List<Finding> findings) {

  public Parsed {
    findings = List.copyOf(findings);
  }

  /** True when nothing at all was lost: a value and no error. */
  public boolean isComplete() {
    return value.isPresent() && errors().isEmpty();
  }

  public List<Finding> errors() {
    return findings.stream().filter(Finding::isError).toList();
  }

  public List<Finding> warnings() {
    return findings.stream().filter(finding -> !finding.isError()).toList();
  }
}
