package tegata.portal.page;

import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * 絞り込み by a name out of the person's records. An address holds a mark of the name and never the
 * name itself: addresses stay in browsers' histories. What is no mark of a name narrows nothing.
 *
 * @param field of the form
 * @param names to choose from
 */
public record NameFilter(String field, List<String> names, Optional<String> chosen) {
  private static final int MARK_BYTES = 8;

  /** The filter as an address has it. */
  public static NameFilter of(MultiMap query, String field, List<String> names) {
    String mark = query.get(field);
    Optional<String> chosen = names.stream().filter(name -> mark(name).equals(mark)).findFirst();
    return new NameFilter(field, names, chosen);
  }

  /** The filter in an address, with a leading {@code &}; empty text where it narrows nothing. */
  public String query() {
    return chosen.map(name -> "&" + field + "=" + mark(name)).orElse("");
  }

  /** The list to choose from. */
  public Choices choices(String label, Words words) {
    return Choices.of(
        field,
        label,
        names.stream()
            .map(
                name ->
                    new Choices.Choice(mark(name), name, chosen.filter(name::equals).isPresent()))
            .toList(),
        words);
  }

  /** The mark of a name in addresses. */
  public static String mark(String name) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(Arrays.copyOf(hash, MARK_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
