package tegata.portal.access;

import io.vertx.core.MultiMap;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tegata.contract.AccessApi.Only;
import tegata.contract.Caller;
import tegata.domain.audit.Entry;
import tegata.portal.page.Words;

/**
 * 絞り込み: who did it, with which kind of data, on what basis (so also what proxies did), with what
 * result. What is no choice of the form narrows nothing.
 */
public record AccessFilter(Only only) {
  private static final List<Caller.Kind> WHO =
      Stream.of(Caller.Kind.values()).filter(kind -> kind != Caller.Kind.ANONYMOUS).toList();

  /** One drop-down list; its first choice is everything. */
  public record Choices(String name, String label, List<Choice> choices) {}

  /** One choice. */
  public record Choice(String value, String text, boolean chosen) {}

  static AccessFilter of(MultiMap query) {
    return new AccessFilter(
        new Only(
            chosen(WHO, query.get("who")),
            chosen(List.of(Entry.Category.values()), query.get("about")),
            chosen(List.of(Entry.Basis.values()), query.get("basis")),
            chosen(List.of(Entry.Result.values()), query.get("result"))));
  }

  private static <E extends Enum<E>> Optional<E> chosen(List<E> choices, String value) {
    return choices.stream().filter(choice -> choice.name().equals(value)).findFirst();
  }

  /** The filter in an address, with a leading {@code &}; empty text where it narrows nothing. */
  String query() {
    return part("who", only.who())
        + part("about", only.about())
        + part("basis", only.basis())
        + part("result", only.result());
  }

  private static String part(String name, Optional<? extends Enum<?>> chosen) {
    return chosen.map(value -> "&" + name + "=" + value.name()).orElse("");
  }

  List<Choices> choices(Words words) {
    return List.of(
        choices("who", words.text("access.who"), WHO, only.who(), words),
        choices(
            "about",
            words.text("access.kinds"),
            Arrays.asList(Entry.Category.values()),
            only.about(),
            words),
        choices(
            "basis",
            words.text("access.basis"),
            Arrays.asList(Entry.Basis.values()),
            only.basis(),
            words),
        choices(
            "result",
            words.text("access.result"),
            Arrays.asList(Entry.Result.values()),
            only.result(),
            words));
  }

  private static <E extends Enum<E>> Choices choices(
      String name, String label, List<E> values, Optional<E> chosen, Words words) {
    Stream<Choice> all = Stream.of(new Choice("", words.text("access.all"), chosen.isEmpty()));
    Stream<Choice> each =
        values.stream()
            .map(
                value ->
                    new Choice(
                        value.name(), words.of(value), chosen.filter(value::equals).isPresent()));
    return new Choices(name, label, Stream.concat(all, each).toList());
  }
}
