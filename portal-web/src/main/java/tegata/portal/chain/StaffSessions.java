package tegata.portal.chain;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.Session;
import io.vertx.ext.web.handler.SessionHandler;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import tegata.contract.Bus;
import tegata.contract.StaffApi;
import tegata.contract.StaffApi.SignedIn;
import tegata.domain.insurer.DeskPurpose;
import tegata.domain.staff.StaffRole;

/**
 * 職員のログインの状態, with a cookie of its own: whoever is logged in as a person is nobody at a desk, and
 * the other way round.
 */
public final class StaffSessions {

  /** Every page of the desks, and of the login that leads there. */
  public static final Pattern PATHS = Pattern.compile("/(staff|ops|insurer)(/.*)?");

  private static final String NAME = "name";
  private static final String ROLE = "role";
  private static final String INSURER = "insurer";
  private static final String PURPOSE = "purpose";
  private static final String CERTIFICATE_EXPIRES_ON = "certificate-expires-on";

  private final BrowserSessions sessions;

  public StaffSessions(Vertx vertx, Bus bus, Origin origin, Clock clock) {
    this.sessions = new BrowserSessions(vertx, bus, StaffApi.SESSIONS, origin, "-staff", clock);
  }

  /** Loads the session of a request, if it carries one. */
  public SessionHandler handler() {
    return sessions.handler();
  }

  /** Reads from the session who is logged in. */
  public void recognize(RoutingContext ctx) {
    sessions
        .carried(ctx)
        .ifPresent(
            session ->
                signedIn(session)
                    .ifPresent(
                        member ->
                            Visit.of(ctx)
                                .byStaff(member, session.get(BrowserSessions.TOKEN))
                                .keptIn(ctx)));
    ctx.next();
  }

  /**
   * Begins a login in this browser.
   *
   * @return the browser's mark, to which the login is bound, once the session is stored
   */
  public Future<String> beginLogin(RoutingContext ctx, Optional<LocalPath> next) {
    return sessions.begin(ctx, next.filter(StaffSessions::isDesk).map(LocalPath::value).orElse(""));
  }

  /** The question that finishes a login in the browser that asks. */
  public StaffApi.FinishLogin finishing(RoutingContext ctx, String handle) {
    return new StaffApi.FinishLogin(handle, sessions.browser(ctx));
  }

  /**
   * Gives the session to a member of staff, under a new id.
   *
   * @return where they wanted to go, or their desk
   */
  public Future<String> signIn(RoutingContext ctx, SignedIn member) {
    Session session = sessions.entered(ctx, member.staff());
    session.put(NAME, member.name());
    session.put(ROLE, member.role().name());
    member.insurerNumber().ifPresent(number -> session.put(INSURER, number));
    session.put(CERTIFICATE_EXPIRES_ON, member.certificateExpiresOn().toString());
    String next = sessions.next(session).filter(text -> !text.isEmpty()).orElse(desk(member));
    return sessions.store(ctx).map(next);
  }

  /** 閲覧の目的, as chosen in this session. */
  public Optional<DeskPurpose> purpose(RoutingContext ctx) {
    return Optional.ofNullable(ctx.session().<String>get(PURPOSE)).map(DeskPurpose::valueOf);
  }

  /** Notes what is looked at from now on for. */
  public Future<Void> choose(RoutingContext ctx, DeskPurpose purpose) {
    ctx.session().put(PURPOSE, purpose.name());
    return sessions.store(ctx);
  }

  /** Where a member of staff works. */
  public static String desk(SignedIn member) {
    return member.role().isInsurers() ? "/insurer" : "/ops";
  }

  /** Ends the session. */
  public Future<Void> end(RoutingContext ctx) {
    return sessions.end(ctx);
  }

  /** Whether a path is one of a desk, and none of the login itself. */
  private static boolean isDesk(LocalPath path) {
    String bare = path.value().replaceFirst("\\?.*", "");
    return PATHS.matcher(bare).matches() && !bare.startsWith("/staff");
  }

  private static Optional<SignedIn> signedIn(Session session) {
    return Optional.ofNullable(session.<String>get(BrowserSessions.OWNER))
        .map(
            staff ->
                new SignedIn(
                    UUID.fromString(staff),
                    session.get(NAME),
                    StaffRole.valueOf(session.get(ROLE)),
                    Optional.ofNullable(session.get(INSURER)),
                    LocalDate.parse(session.<String>get(CERTIFICATE_EXPIRES_ON))));
  }
}
