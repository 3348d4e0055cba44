package tegata.portal.chain;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tegata.contract.Bus;
import tegata.contract.Caller;
import tegata.contract.DraftApi;

/**
 * 時間切れのあとに送られた入力. A form that comes too late is kept as its person's draft and found again after
 * the next login; nobody is shown anything before. Only a session that ran out by itself counts,
 * and only a form that carries its token: after a logout nothing is kept. What a proxy typed for
 * someone is that person's draft, and never turns up in the proxy's own form.
 */
public final class EndedForms implements Handler<RoutingContext> {
  private static final Logger LOG = LoggerFactory.getLogger(EndedForms.class);

  /**
   * A form that can be half-filled.
   *
   * @param path where it is sent, as a pattern
   * @param draft the name of its draft
   * @param page where it is filled in, and found again
   * @param content the draft that its fields make
   * @param own whether it is the person's own even while they act for somebody
   */
  public record Form(
      String path, String draft, String page, Function<MultiMap, String> content, boolean own) {

    /** A form for whoever's data is shown. */
    public Form(String path, String draft, String page, Function<MultiMap, String> content) {
      this(path, draft, page, content, false);
    }
  }

  private final Bus bus;
  private final Sessions sessions;
  private final FormToken tokens;
  private final List<Form> forms;

  public EndedForms(Bus bus, Sessions sessions, FormToken tokens, List<Form> forms) {
    this.bus = bus;
    this.sessions = sessions;
    this.tokens = tokens;
    this.forms = List.copyOf(forms);
  }

  @Override
  public void handle(RoutingContext ctx) {
    Optional<Form> form = late(ctx);
    if (form.isEmpty()) {
      ctx.next();
      return;
    }
    sessions
        .ended(ctx)
        .compose(
            ended ->
                ended
                    .filter(was -> tokens.fits(ctx.request(), was.formToken()))
                    .map(was -> keep(ctx, form.get(), was))
                    .orElse(Future.succeededFuture(Optional.empty())))
        .onFailure(e -> LOG.warn("a form that came too late cannot be kept: {}", e.getMessage()))
        .otherwise(Optional.empty())
        .onSuccess(next -> next.ifPresentOrElse(page -> goOn(ctx, page), ctx::next));
  }

  private Optional<Form> late(RoutingContext ctx) {
    boolean mayBe = ctx.request().method() == HttpMethod.POST && Visit.of(ctx).signedIn().isEmpty();
    return forms.stream()
        .filter(form -> mayBe && ctx.request().path().matches(form.path()))
        .findFirst();
  }

  /** Keeps it, and gives back where its person finds it again: a proxy first chooses for whom. */
  private Future<Optional<String>> keep(RoutingContext ctx, Form form, Sessions.Ended was) {
    LoggedIn person = was.person();
    Caller caller = Caller.patient(person.person(), person.name(), Visit.of(ctx).request());
    Optional<Subject> principal = was.principal().filter(p -> !form.own());
    UUID whose = principal.map(Subject::person).orElse(person.person());
    String content = form.content().apply(ctx.request().formAttributes());
    return bus.ask(DraftApi.SAVE, caller, new DraftApi.Save(whose, form.draft(), content))
        .map(Optional.of(principal.isPresent() ? "/proxies" : form.page()));
  }

  private static void goOn(RoutingContext ctx, String page) {
    String next = URLEncoder.encode(page, StandardCharsets.UTF_8);
    SeeOther.to(ctx, "/login?kept&next=" + next);
  }
}
