package tegata.portal.proxy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import tegata.contract.ProxyApi.Held;
import tegata.contract.ProxyApi.Proxies;
import tegata.domain.proxy.Proxy;
import tegata.portal.page.FieldError;
import tegata.portal.page.Words;

/**
 * Who sees whom.
 *
 * @param form id of the invitation this page may make
 */
public record ProxyView(
    List<One> iSee,
    List<One> seeMe,
    List<Open> open,
    List<Choice> levels,
    List<Choice> lengths,
    UUID form,
    List<FieldError> errors) {

  /** How long a proxy that is offered lasts. */
  enum Length {
    MONTHS_3,
    YEAR_1,
    YEARS_5;

    LocalDate from(LocalDate today) {
      return switch (this) {
        case MONTHS_3 -> today.plusMonths(3);
        case YEAR_1 -> today.plusYears(1);
        case YEARS_5 -> today.plusYears(Proxy.LONGEST_YEARS);
      };
    }
  }

  /** One proxy. */
  public record One(UUID id, String name, String level, String until, boolean endable) {}

  /** A code nobody has used. */
  public record Open(UUID id, String level, String until) {}

  /** An answer to choose. */
  public record Choice(String value, String text, boolean chosen) {}

  /** What is wrong with the code, empty where nothing is. */
  public String codeError() {
    return FieldError.of(errors, "code");
  }

  static ProxyView of(Proxies proxies, List<FieldError> errors, Words words) {
    return new ProxyView(
        proxies.iSee().stream().map(held -> one(held, words)).toList(),
        proxies.seeMe().stream().map(held -> one(held, words)).toList(),
        proxies.invitations().stream()
            .map(
                open ->
                    new Open(
                        open.id(),
                        words.of(open.level()),
                        words.text("proxies.open.until", words.moment(open.validUntil()))))
            .toList(),
        choices(Proxy.Level.values(), words),
        choices(Length.values(), words),
        UUID.randomUUID(),
        errors);
  }

  static One one(Held held, Words words) {
    return new One(
        held.proxy().id(),
        held.other(),
        words.of(held.proxy().level()),
        words.text("proxies.until", words.day(held.proxy().endsOn())),
        held.endable());
  }

  private static List<Choice> choices(Enum<?>[] values, Words words) {
    return Arrays.stream(values)
        .map(value -> new Choice(value.name(), words.of(value), value.ordinal() == 0))
        .toList();
  }
}
