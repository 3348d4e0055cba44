package tegata.portal.page;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.templ.thymeleaf.ThymeleafTemplateEngine;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import tegata.contract.Bus;
import tegata.contract.NoticeApi;
import tegata.contract.StaffApi.SignedIn;
import tegata.portal.chain.FormToken;
import tegata.portal.chain.LoggedIn;
import tegata.portal.chain.Sessions;
import tegata.portal.chain.StaffSessions;
import tegata.portal.chain.Subject;
import tegata.portal.chain.Visit;

/**
 * Renders pages, on worker threads and several at a time: rendering through vertx-web's engine
 * would take one lock on the event loop, so only the Thymeleaf engine inside it is used.
 */
public final class Views {
  /** Pages that are always about the person who is logged in. */
  private static final Pattern OWN = Pattern.compile("/(settings|proxies|notices|logout)([/.].*)?");

  /** Too much is asked, or somebody is away: a page that says so asks nobody anything. */
  private static final Set<Integer> REFUSALS = Set.of(429, 503);

  private static final DateTimeFormatter CLOCK_TIME = DateTimeFormatter.ofPattern("H:mm");

  private final Vertx vertx;
  private final Clock clock;
  private final Assets assets;
  private final Map<Language, Words> words = new EnumMap<>(Language.class);
  private final TemplateEngine engine;
  private final UnreadNotices unread;

  public Views(Vertx vertx, Clock clock, Assets assets, Bus bus) {
    this.vertx = vertx;
    this.clock = clock;
    this.assets = assets;
    this.unread = new UnreadNotices(bus);
    for (Language language : Language.values()) {
      words.put(language, new Words(language));
    }
    this.engine = ThymeleafTemplateEngine.create(vertx).unwrap();
    engine.setTemplateResolver(templates());
    engine.setMessageResolver(new TemplateWords());
  }

  private static ClassLoaderTemplateResolver templates() {
    var resolver = new ClassLoaderTemplateResolver();
    resolver.setPrefix("templates/");
    resolver.setSuffix(".html");
    resolver.setCharacterEncoding("UTF-8");
    resolver.setTemplateMode(TemplateMode.HTML);
    return resolver;
  }

  /** The words that the views of a request are made of: those of its language. */
  public Words words(RoutingContext ctx) {
    return words.get(Language.of(ctx));
  }

  /** 日本語, without ふりがな: for papers and for files in official layouts, whatever the page is in. */
  public Words japanese() {
    return words.get(Language.JA).plain();
  }

  /** The files that pages refer to. */
  public Assets assets() {
    return assets;
  }

  /** Renders a page that is the same for everybody, in every language. Blocks. */
  public FixedPage fixed(String template, Function<Words, Object> page) {
    Map<Language, Buffer> pages = new EnumMap<>(Language.class);
    words.forEach(
        (language, its) ->
            pages.put(
                language,
                Buffer.buffer(render(template, page.apply(its), Shell.forNobody(language), its))));
    return new FixedPage(pages);
  }

  /** The text of a template that is printed on paper, for nobody logged in. Blocks. */
  public String paper(String template, Object page) {
    return engine.process(template, context(japanese(), Map.of("page", page)));
  }

  /**
   * Answers 200 with a page.
   *
   * @param template below {@code templates/}, e.g. {@code medication/history}
   * @param page the view-model record, {@code page} in the template
   */
  public Future<Void> show(RoutingContext ctx, String template, Object page) {
    return show(ctx, 200, template, page);
  }

  /** Answers with a page and a status of its own. */
  public Future<Void> show(RoutingContext ctx, int status, String template, Object page) {
    Future<Optional<Integer>> counted =
        REFUSALS.contains(status)
            ? Future.succeededFuture(Optional.empty())
            : unread.of(Visit.of(ctx));
    return counted
        .map(count -> shell(ctx, count))
        .compose(
            shell -> vertx.executeBlocking(() -> render(template, page, shell, words(ctx)), false))
        .compose(html -> send(ctx, status, Buffer.buffer(html)));
  }

  static Future<Void> send(RoutingContext ctx, int status, Buffer html) {
    return ctx.response()
        .setStatusCode(status)
        .putHeader("Content-Type", "text/html; charset=utf-8")
        .putHeader("Content-Language", Language.of(ctx).tag())
        .putHeader("Vary", "Cookie, Accept-Language, Accept-Encoding")
        .end(html);
  }

  private String render(String template, Object page, Shell shell, Words words) {
    Map<String, Object> parts = Map.of("page", page, "shell", shell, "assets", assets);
    return Ruby.html(engine.process(template, context(words, parts)));
  }

  private static Context context(Words words, Map<String, Object> parts) {
    var context = new Context(words.language().locale(), parts);
    context.setVariable(TemplateWords.VARIABLE, words);
    return context;
  }

  /** The pages of the person who is logged in, the one of this request marked; none at a desk. */
  public List<Shell.Link> destinations(RoutingContext ctx) {
    String path = ctx.request().path();
    return StaffSessions.PATHS.matcher(path).matches() || Visit.of(ctx).signedIn().isEmpty()
        ? List.of()
        : navigation(path, words(ctx));
  }

  private Shell shell(RoutingContext ctx, Optional<Integer> unread) {
    Visit visit = Visit.of(ctx);
    Words words = words(ctx);
    boolean desk = StaffSessions.PATHS.matcher(ctx.request().path()).matches();
    String name =
        visit.signedIn().map(LoggedIn::name).or(() -> visit.staff().map(SignedIn::name)).orElse("");
    String logoutAt = CLOCK_TIME.format(clock.instant().plus(Sessions.IDLE).atZone(Words.JAPAN));
    String path = ctx.request().path();
    List<Shell.Link> navigation =
        desk
            ? visit.staff().map(member -> navigation(member, path, words)).orElse(List.of())
            : visit.signedIn().map(person -> navigation(path, words)).orElse(List.of());
    boolean own = OWN.matcher(path).matches();
    return new Shell(
        name,
        visit.formToken().map(FormToken::masked).orElse(""),
        logoutAt,
        notices(unread, words),
        visit
            .principal()
            .filter(p -> !own)
            .map(p -> words.text("site.proxy.title", p.name()))
            .orElse(""),
        visit.principal().map(p -> banner(p, own, words)).orElse(""),
        visit.principal().filter(p -> !own && !p.mayAct()).map(Subject::name).orElse(""),
        navigation,
        desk,
        words.language().tag(),
        desk ? List.of() : LanguageLinks.of(ctx, one -> this.words.get(one).text("site.language")));
  }

  private static String banner(Subject principal, boolean own, Words words) {
    String who =
        principal.child()
            ? words.text("site.proxy.child", principal.name())
            : words.text("site.proxy.adult", principal.name());
    return words.text(own ? "site.proxy.own" : "site.proxy.banner", who);
  }

  /** お知らせ, with a number where there is one to tell. */
  private static String notices(Optional<Integer> unread, Words words) {
    return unread
        .filter(count -> count > 0)
        .map(
            count ->
                count < NoticeApi.COUNTED
                    ? words.text("site.notices.unread", count)
                    : words.text("site.notices.many", NoticeApi.COUNTED - 1))
        .orElseGet(() -> words.text("site.notices"));
  }

  private static List<Shell.Link> navigation(SignedIn member, String visited, Words words) {
    return Arrays.stream(DeskDestination.values())
        .filter(d -> d.isFor(member.role()))
        .map(d -> new Shell.Link(words.of(d), d.path(), d.holds(visited)))
        .toList();
  }

  private static List<Shell.Link> navigation(String visited, Words words) {
    return Arrays.stream(Destination.values())
        .map(d -> new Shell.Link(words.of(d), d.path(), d.holds(visited)))
        .toList();
  }
}
