package tegata.portal.page;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * ことばの切りかえ: links to the page that is shown, in each language. What was answered to a form, and the
 * end of a login, cannot be asked for again; from there they lead to the feature's first page.
 */
final class LanguageLinks {
  private static final Pattern FEATURE = Pattern.compile("(/[a-z-]+)(/.*)?");
  private static final Pattern ONCE = Pattern.compile("/login/.*");

  private LanguageLinks() {}

  /**
   * The links.
   *
   * @param name what a language is called in itself
   */
  static List<Shell.LanguageLink> of(RoutingContext ctx, Function<Language, String> name) {
    String page = page(ctx);
    String query = query(ctx);
    Language shown = Language.of(ctx);
    return Arrays.stream(Language.values())
        .map(
            one ->
                new Shell.LanguageLink(
                    name.apply(one),
                    page + "?" + Language.NAME + "=" + one.value() + query,
                    one.tag(),
                    one == shown))
        .toList();
  }

  /** Empty text for the page itself, whose address the browser knows best. */
  private static String page(RoutingContext ctx) {
    if (isRepeatable(ctx)) {
      return "";
    }
    Matcher feature = FEATURE.matcher(ctx.request().path());
    return feature.matches() ? feature.group(1) : "/";
  }

  private static boolean isRepeatable(RoutingContext ctx) {
    HttpMethod method = ctx.request().method();
    return (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD))
        && !ONCE.matcher(ctx.request().path()).matches();
  }

  /** The rest of the query, as it came. */
  private static String query(RoutingContext ctx) {
    String query = ctx.request().query();
    if (query == null || !isRepeatable(ctx)) {
      return "";
    }
    return Arrays.stream(query.split("&"))
        .filter(part -> !part.isEmpty() && !part.split("=", 2)[0].equals(Language.NAME))
        .map(part -> "&" + part)
        .collect(Collectors.joining());
  }
}
