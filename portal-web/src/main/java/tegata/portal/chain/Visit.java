package tegata.portal.chain;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.Caller;
import tegata.contract.Fault;
import tegata.contract.StaffApi.SignedIn;

/**
 * One request to the portal: its id (the 問い合わせ番号 of an error page and the request id in the log)
 * and who is logged in.
 *
 * @param staff who is logged in at a desk; never together with {@code signedIn}
 * @param principal the person for whom somebody acts as proxy; empty where they act for themselves
 * @param formToken the token that forms of this session carry; empty where nobody is logged in
 */
public record Visit(
    UUID request,
    Optional<LoggedIn> signedIn,
    Optional<SignedIn> staff,
    Optional<String> formToken,
    Optional<Subject> principal) {
  private static final String KEY = Visit.class.getName();

  /** The visit of a request, with an id from its first moment on. */
  public static Visit of(RoutingContext ctx) {
    Visit visit = ctx.get(KEY);
    return visit == null ? anonymous().keptIn(ctx) : visit;
  }

  private static Visit anonymous() {
    return new Visit(
        UUID.randomUUID(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  Visit by(LoggedIn person, String token, Optional<Subject> principal) {
    return new Visit(request, Optional.of(person), Optional.empty(), Optional.of(token), principal);
  }

  Visit byStaff(SignedIn member, String token) {
    return new Visit(
        request, Optional.empty(), Optional.of(member), Optional.of(token), Optional.empty());
  }

  Visit keptIn(RoutingContext ctx) {
    ctx.put(KEY, this);
    return this;
  }

  /** Whoever asks, as the other rooms shall know them. */
  public Caller caller() {
    return signedIn
        .map(person -> Caller.patient(person.person(), person.name(), request))
        .or(
            () ->
                staff.map(
                    member -> Caller.staff(member.role(), member.staff(), member.name(), request)))
        .orElseGet(() -> Caller.anonymous(request));
  }

  /** Whose data the page shows. */
  public Subject subject() {
    LoggedIn self = person();
    return principal.orElseGet(() -> Subject.self(self));
  }

  /** The person who is logged in, on pages that let nobody else in. */
  public LoggedIn person() {
    return signedIn.orElseThrow(
        () -> new Fault(Fault.Kind.UNAUTHENTICATED, "login-needed", "Nobody is logged in."));
  }
}
