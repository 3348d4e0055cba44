package tegata.portal.page;

import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tegata.portal.chain.StaffSessions;

/**
 * ことば: a language that every page can be shown in, under the same address. A request's language is
 * the one its query asks for, else the one that its browser keeps in a cookie, else the first of
 * {@code Accept-Language} that we have, else Japanese. The desks of staff are in Japanese only.
 */
public enum Language {
  JA("ja", Locale.JAPANESE),
  /** やさしい日本語: short sentences with ふりがな. */
  JA_EASY("ja-easy", Locale.JAPANESE),
  EN("en", Locale.ENGLISH);

  /** The name of the cookie, and of the parameter that sets it. */
  static final String NAME = "lang";

  private static final String KEY = Language.class.getName();
  private static final Pattern ASKED = Pattern.compile("(?:^|&)" + NAME + "=([a-z-]{2,7})(?:&|$)");

  private final String value;
  private final Locale locale;

  Language(String value, Locale locale) {
    this.value = value;
    this.locale = locale;
  }

  /** What the cookie and the address say, e.g. {@code ja-easy}. */
  public String value() {
    return value;
  }

  /** How numbers are written. */
  public Locale locale() {
    return locale;
  }

  /** What browsers and screen readers call it, BCP 47; there is no tag for easy Japanese. */
  public String tag() {
    return locale.toLanguageTag();
  }

  /** The language of a request. */
  public static Language of(RoutingContext ctx) {
    Language known = ctx.get(KEY);
    if (known != null) {
      return known;
    }
    Language chosen =
        StaffSessions.PATHS.matcher(ctx.request().path()).matches() ? JA : chosen(ctx);
    ctx.put(KEY, chosen);
    return chosen;
  }

  private static Language chosen(RoutingContext ctx) {
    Cookie cookie = ctx.request().getCookie(NAME);
    return asked(ctx)
        .or(() -> Optional.ofNullable(cookie).flatMap(kept -> named(kept.getValue())))
        .or(() -> accepted(ctx.request().getHeader("Accept-Language")))
        .orElse(JA);
  }

  /** The language that the address asks for; read from it as it came, so that none can break it. */
  static Optional<Language> asked(RoutingContext ctx) {
    String query = ctx.request().query();
    return Optional.of(ASKED.matcher(query == null ? "" : query))
        .filter(Matcher::find)
        .flatMap(found -> named(found.group(1)));
  }

  private static Optional<Language> named(String value) {
    return Arrays.stream(values()).filter(one -> one.value.equals(value)).findFirst();
  }

  private static Optional<Language> accepted(String header) {
    if (header == null) {
      return Optional.empty();
    }
    try {
      List<Locale.LanguageRange> wanted = Locale.LanguageRange.parse(header);
      Locale best = Locale.lookup(wanted, List.of(Locale.JAPANESE, Locale.ENGLISH));
      return Optional.ofNullable(best).flatMap(found -> named(found.getLanguage()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
