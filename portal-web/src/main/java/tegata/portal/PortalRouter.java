package tegata.portal;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tegata.contract.Bus;
import tegata.domain.staff.StaffRole;
import tegata.node.connection.Connections;
import tegata.portal.access.AccessPages;
import tegata.portal.access.StatementPages;
import tegata.portal.audit.LogPages;
import tegata.portal.chain.EndedForms;
import tegata.portal.chain.FormToken;
import tegata.portal.chain.HostCheck;
import tegata.portal.chain.Origin;
import tegata.portal.chain.PageRoutes;
import tegata.portal.chain.PageTrace;
import tegata.portal.chain.SecurityHeaders;
import tegata.portal.chain.Sessions;
import tegata.portal.chain.SignedInOnly;
import tegata.portal.chain.StaffOnly;
import tegata.portal.chain.StaffSessions;
import tegata.portal.chain.UploadBody;
import tegata.portal.checkup.CheckupPages;
import tegata.portal.conflict.ConflictPages;
import tegata.portal.consent.ConsentPages;
import tegata.portal.download.DownloadPages;
import tegata.portal.eligibility.EligibilityPages;
import tegata.portal.eligibility.LimitPages;
import tegata.portal.expense.ExpensePages;
import tegata.portal.help.HelpPages;
import tegata.portal.home.HomePages;
import tegata.portal.identity.CardReader;
import tegata.portal.identity.DemoCards;
import tegata.portal.identity.LoginPages;
import tegata.portal.identity.LogoutPages;
import tegata.portal.inquiry.InquiryDeskPages;
import tegata.portal.inquiry.InquiryPages;
import tegata.portal.insurer.CertificatePages;
import tegata.portal.insurer.DecisionFilePages;
import tegata.portal.insurer.ExaminationPages;
import tegata.portal.insurer.HeldBackPages;
import tegata.portal.insurer.MemberPages;
import tegata.portal.insurer.NewMemberPages;
import tegata.portal.insurer.PaperPages;
import tegata.portal.insurer.Purpose;
import tegata.portal.landing.LandingPages;
import tegata.portal.limit.DeadlinesConfig;
import tegata.portal.limit.Limits;
import tegata.portal.medication.HintPages;
import tegata.portal.medication.MedicationPages;
import tegata.portal.notice.NoticePages;
import tegata.portal.outbox.SetAsidePages;
import tegata.portal.page.LanguageCookie;
import tegata.portal.page.Views;
import tegata.portal.paper.PaperPress;
import tegata.portal.proxy.ProxyPages;
import tegata.portal.registration.ApplicationPages;
import tegata.portal.registration.ApplyPages;
import tegata.portal.registration.CertificateApplicationPages;
import tegata.portal.registration.DeregistrationPages;
import tegata.portal.registration.MendPages;
import tegata.portal.registration.RegisterPages;
import tegata.portal.registration.RegistrationPages;
import tegata.portal.settings.NoticeSettingsPages;
import tegata.portal.settings.SettingsPages;
import tegata.portal.staff.StaffLoginPages;
import tegata.portal.summary.SummaryPages;
import tegata.portal.tax.TaxPages;
import tegata.portal.taxexport.TaxExportPages;
import tegata.portal.treatment.TreatmentPages;
import tegata.portal.trouble.ReadyPages;
import tegata.portal.trouble.TroublePages;

/** Every route of the portal, in the order in which a request meets them. */
final class PortalRouter {
  /** Largest form, in bytes as they are sent: Japanese takes nine for a character. */
  static final int LARGEST_BODY = 64 * 1024;

  private static final String FILE = "/tax/\\d{4}/upload|/insurer/decisions/(?:check|apply)";
  private static final String LIST = "/tax/\\d{4}/paste";

  /** Everything below these shows a person's data or acts for them. */
  private static final List<String> PERSONAL =
      List.of(
          "/home",
          "/medicines",
          "/treatments",
          "/checkups",
          "/expenses",
          "/tax",
          "/eligibility",
          "/registration",
          "/access-log",
          "/deregister",
          "/certificate",
          "/applications",
          "/consents",
          "/notices",
          "/proxies",
          "/settings",
          "/summary",
          "/download");

  private final Vertx vertx;
  private final PortalConfig config;
  private final Origin origin;
  private final Bus bus;
  private final Clock clock;
  private final Views views;
  private final Limits limits;
  private final Connections connections;

  PortalRouter(
      Vertx vertx,
      PortalConfig config,
      Origin origin,
      Bus bus,
      Clock clock,
      Views views,
      Limits limits,
      Connections connections) {
    this.vertx = vertx;
    this.config = config;
    this.origin = origin;
    this.bus = bus;
    this.clock = clock;
    this.views = views;
    this.limits = limits;
    this.connections = connections;
  }

  /**
   * @param ready what is said where answering may cost nothing
   */
  Router router(ReadyPages ready) {
    Router router = Router.router(vertx);
    PageRoutes routes = new PageRoutes();
    router.route().handler(new PageTrace(routes));
    LandingPages landing = new LandingPages(bus, views);
    landing.mountDown(router);
    TroublePages trouble = new TroublePages(views, routes);
    trouble.mountList(router, LIST);
    trouble.mount(router);
    router.route().handler(new SecurityHeaders(origin));
    router.route().handler(limits.ofNode(ready.overloaded()));
    views.assets().mount(router);
    router.route().handler(limits.ofAddress(ready.tooMany()));
    router.route().handler(new HostCheck(origin));
    router.route().handler(new LanguageCookie(origin.isSecure()));
    bodies(router);
    Sessions sessions = new Sessions(vertx, bus, origin, clock);
    StaffSessions staff = new StaffSessions(vertx, bus, origin, clock);
    LoginPages login = new LoginPages(bus, views, sessions, reader(), cards(config.demoPeople()));
    StaffLoginPages staffLogin =
        new StaffLoginPages(bus, views, staff, reader(), cards(config.demoStaff()));
    login.mountReturn(router);
    staffLogin.mountReturn(router);
    recognize(router, sessions, staff);
    router.route().handler(limits::ofSession);
    guard(router, sessions);
    login.mount(router);
    staffLogin.mount(router);
    landing.mount(router);
    PaperPress press = new PaperPress(vertx, views);
    press.warm();
    mountPages(router, sessions, press);
    mountDesks(router, staff, press);
    routes.learn(router);
    trouble.mountEnd(router);
    return router;
  }

  /** Lists of receipts and files of マイナポータル are longer than other forms. */
  private void bodies(Router router) {
    DeadlinesConfig deadlines = config.deadlinesOrDefault();
    router.post().handler(within(deadlines.formOrDefault()));
    router.postWithRegex(FILE + "|" + LIST).handler(within(deadlines.fileOrDefault()));
    router.postWithRegex(FILE).handler(new UploadBody(TaxPages.LARGEST_FILE));
    router
        .postWithRegex(LIST)
        .handler(BodyHandler.create(false).setBodyLimit(PortalVerticle.LARGEST_LIST));
    router
        .postWithRegex("(?!(?:" + FILE + "|" + LIST + ")$).*")
        .handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY));
  }

  private Handler<RoutingContext> within(Duration time) {
    return ctx -> {
      connections.allow(ctx.request(), time);
      ctx.next();
    };
  }

  /** At the desks staff are known, everywhere else people; never both in one request. */
  private static void recognize(Router router, Sessions sessions, StaffSessions staff) {
    String desks = StaffSessions.PATHS.pattern();
    String others = "(?!" + desks + "$).*";
    router.routeWithRegex(desks).handler(staff.handler());
    router.routeWithRegex(desks).handler(staff::recognize);
    router.routeWithRegex(others).handler(sessions::arrive);
    router.routeWithRegex(others).handler(sessions.handler());
    router.routeWithRegex(others).handler(sessions::recognize);
  }

  private void guard(Router router, Sessions sessions) {
    FormToken tokens = new FormToken(origin);
    router.post().handler(new EndedForms(bus, sessions, tokens, halfFilledForms()));
    router.route().handler(tokens);
    SignedInOnly signedInOnly = new SignedInOnly();
    for (String path : PERSONAL) {
      router.route(path).handler(signedInOnly);
      router.routeWithRegex(path + "[./].*").handler(signedInOnly);
    }
    router.routeWithRegex("/ops(/.*)?").handler(new StaffOnly(Set.of(StaffRole.OPERATOR)));
    router
        .routeWithRegex("/insurer(/.*)?")
        .handler(new StaffOnly(Set.of(StaffRole.INSURER_CLERK, StaffRole.INSURER_APPROVER)));
  }

  private static List<EndedForms.Form> halfFilledForms() {
    return Stream.of(
            DeregistrationPages.halfFilledForms(),
            ApplyPages.halfFilledForms(),
            InquiryPages.halfFilledForms(),
            TaxPages.halfFilledForms())
        .flatMap(List::stream)
        .toList();
  }

  private void mountPages(Router router, Sessions sessions, PaperPress press) {
    new HelpPages(bus, views, clock).mount(router);
    new LogoutPages(views, sessions).mount(router);
    new SettingsPages(bus, views, sessions).mount(router);
    new NoticeSettingsPages(bus, views).mount(router);
    new ProxyPages(bus, views, sessions, clock).mount(router);
    new HomePages(bus, views, clock).mount(router);
    new MedicationPages(bus, views, clock).mount(router);
    new HintPages(bus, views, clock).mount(router);
    new TreatmentPages(bus, views, clock).mount(router);
    new CheckupPages(bus, views).mount(router);
    new ExpensePages(vertx, bus, views, clock).mount(router);
    new TaxPages(vertx, bus, views, clock).mount(router);
    new TaxExportPages(vertx, bus, views, clock, press).mount(router);
    new EligibilityPages(bus, views, press, clock).mount(router);
    new SummaryPages(bus, views, press, clock).mount(router);
    new DownloadPages(vertx, bus, views, press, clock).mount(router);
    new LimitPages(bus, views, clock).mount(router);
    new RegistrationPages(bus, views, clock).mount(router);
    new RegisterPages(bus, views).mount(router);
    new DeregistrationPages(bus, views, clock).mount(router);
    new MendPages(bus, views).mount(router);
    new ApplyPages(bus, views).mount(router);
    new CertificateApplicationPages(bus, views, press, clock).mount(router);
    new ApplicationPages(bus, views, press, clock).mount(router);
    new AccessPages(bus, views, clock).mount(router);
    new StatementPages(bus, views, clock).mount(router);
    new InquiryPages(bus, views).mount(router);
    new LogPages(bus, views).mount(router);
    new ConsentPages(bus, views).mount(router);
    new NoticePages(bus, views).mount(router);
  }

  private void mountDesks(Router router, StaffSessions staff, PaperPress press) {
    new InquiryDeskPages(bus, views, clock).mount(router);
    new SetAsidePages(bus, views).mount(router);
    new HeldBackPages(bus, views).mount(router);
    new ConflictPages(bus, views).mount(router);
    new DecisionFilePages(vertx, bus, views).mount(router);
    Purpose purpose = new Purpose(views, staff);
    purpose.mount(router);
    new ExaminationPages(bus, views, purpose, clock).mount(router);
    new MemberPages(bus, views, purpose, clock).mount(router);
    new NewMemberPages(bus, views, purpose, press, clock).mount(router);
    new PaperPages(bus, views, purpose, press).mount(router);
    new CertificatePages(bus, views, purpose).mount(router);
  }

  private CardReader reader() {
    return new CardReader(config.readerUrl(), origin);
  }

  private DemoCards cards(Optional<Path> file) {
    return new DemoCards(vertx.fileSystem(), file);
  }
}
