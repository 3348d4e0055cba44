package tegata.portal.page;

import io.vertx.core.Handler;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/**
 * Keeps the language that {@code ?lang=} asks for in the browser. The cookie says nothing else, so
 * it outlives logins and logouts.
 */
public final class LanguageCookie implements Handler<RoutingContext> {
  private static final Duration KEPT = Duration.ofDays(365);

  private final boolean secure;

  /**
   * @param secure whether the portal is on TLS
   */
  public LanguageCookie(boolean secure) {
    this.secure = secure;
  }

  @Override
  public void handle(RoutingContext ctx) {
    Language.asked(ctx).ifPresent(language -> ctx.response().addCookie(cookie(language)));
    ctx.next();
  }

  private Cookie cookie(Language language) {
    return Cookie.cookie(Language.NAME, language.value())
        .setPath("/")
        .setHttpOnly(true)
        .setSecure(secure)
        .setSameSite(CookieSameSite.LAX)
        .setMaxAge(KEPT.toSeconds());
  }
}
