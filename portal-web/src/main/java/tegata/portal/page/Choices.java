package tegata.portal.page;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * 絞り込みの一つ: one drop-down list; its first choice is everything.
 *
 * @param name of the field, and of its parameter in an address
 */
public record Choices(String name, String label, List<Choice> choices) {

  /** One choice. */
  public record Choice(String value, String text, boolean chosen) {}

  /** A list of constants by what they are called. */
  public static <E extends Enum<E>> Choices of(
      String name, String label, List<E> values, Optional<E> chosen, Words words) {
    return of(
        name,
        label,
        values.stream()
            .map(
                value ->
                    new Choice(
                        value.name(), words.of(value), chosen.filter(value::equals).isPresent()))
            .toList(),
        words);
  }

  static Choices of(String name, String label, List<Choice> each, Words words) {
    boolean everything = each.stream().noneMatch(Choice::chosen);
    Choice all = new Choice("", words.text("filter.all"), everything);
    return new Choices(name, label, Stream.concat(Stream.of(all), each.stream()).toList());
  }
}
