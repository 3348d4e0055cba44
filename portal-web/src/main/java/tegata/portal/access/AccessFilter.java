package tegata.portal.access;

import io.vertx.core.MultiMap;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tegata.contract.AccessApi.Only;
import tegata.contract.Caller;
import tegata.domain.audit.Entry;
import tegata.portal.page.Choices;
import tegata.portal.page.Words;

/**
 * 絞り込み: who did it, with which kind of data, on what basis (so also what proxies did), with what
 * result. What is no choice of the form narrows nothing.
 */
public record AccessFilter(Only only) {
  private static final List<Caller.Kind> WHO =
      Stream.of(Caller.Kind.values()).filter(kind -> kind != Caller.Kind.ANONYMOUS).toList();

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
        Choices.of("who", words.text("access.who"), WHO, only.who(), words),
        Choices.of(
            "about",
            words.text("access.kinds"),
            Arrays.asList(Entry.Category.values()),
            only.about(),
            words),
        Choices.of(
            "basis",
            words.text("access.basis"),
            Arrays.asList(Entry.Basis.values()),
            only.basis(),
            words),
        Choices.of(
            "result",
            words.text("access.result"),
            Arrays.asList(Entry.Result.values()),
            only.result(),
            words));
  }
}
