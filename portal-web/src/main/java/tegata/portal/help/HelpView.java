package tegata.portal.help;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tegata.portal.page.Words;

/**
 * 使い方.
 *
 * @param typed what was looked for; empty text where nothing was
 * @param suggestions words to look for instead; none where something was found
 */
public record HelpView(String typed, List<Item> items, List<Item> terms, List<String> suggestions) {
  private static final int LONGEST = 100;

  /** A topic or a term. */
  public record Item(String id, String title, String text, String href) {}

  static HelpView of(String query, Words words) {
    String typed = query.strip();
    String cut = typed.substring(0, Math.min(typed.length(), LONGEST));
    List<String> wanted =
        Stream.of(folded(cut).split("[\\s\\p{Z}]+")).filter(word -> !word.isEmpty()).toList();
    Words plain = words.plain();
    List<Item> items =
        Arrays.stream(Topic.values())
            .filter(topic -> fits(plain.of(topic, "title"), plain.of(topic, "text"), wanted))
            .map(topic -> topic(topic, words))
            .toList();
    List<Item> terms =
        wanted.isEmpty()
            ? List.of()
            : Arrays.stream(Term.values())
                .filter(term -> fits(plain.of(term), plain.of(term, "meaning"), wanted))
                .map(term -> term(term, words))
                .toList();
    boolean none = items.isEmpty() && terms.isEmpty();
    return new HelpView(
        cut,
        items,
        terms,
        none ? List.of(plain.text("help.search.suggestions").split(",")) : List.of());
  }

  static List<Item> terms(Words words) {
    return Arrays.stream(Term.values()).map(term -> term(term, words)).toList();
  }

  private static Item topic(Topic topic, Words words) {
    return new Item(id(topic), words.of(topic, "title"), words.of(topic, "text"), topic.path());
  }

  private static Item term(Term term, Words words) {
    return new Item(id(term), words.of(term), words.of(term, "meaning"), "/help/words#" + id(term));
  }

  private static String id(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static boolean fits(String title, String text, List<String> wanted) {
    String all = folded(title + " " + text);
    return wanted.stream().allMatch(all::contains);
  }

  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }
}
