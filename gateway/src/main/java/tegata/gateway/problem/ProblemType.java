package tegata.gateway.problem;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every problem there is, whether found here or told by the workers. The last part of the type URI
 * is the constant's name in kebab-case; it and the status are stable, the sentences are not.
 */
public enum ProblemType {
  MALFORMED_REQUEST(400, Party.CALLER, Next.SOFTWARE, "The HTTP message is malformed"),
  AMBIGUOUS_FRAMING(
      400, Party.CALLER, Next.SOFTWARE, "Where the request ends can be understood in two ways"),
  HOST_REFUSED(400, Party.CALLER, Next.SOFTWARE, "The request needs exactly one well-formed Host"),
  TARGET_REFUSED(400, Party.CALLER, Next.SOFTWARE, "The request target is not in plain form"),
  QUERY_NOT_ALLOWED(400, Party.CALLER, Next.SOFTWARE, "This path takes no query"),
  UPGRADE_REFUSED(400, Party.CALLER, Next.SOFTWARE, "No other protocol is spoken here"),
  MALFORMED_BODY(400, Party.CALLER, Next.SOFTWARE, "The body cannot be understood"),
  IDEMPOTENCY_KEY_MALFORMED(
      400, Party.CALLER, Next.SOFTWARE, "The Idempotency-Key has another form"),
  CARD_OR_NUMBER(400, Party.CALLER, Next.SOFTWARE, "A question is either by card or by number"),
  CATEGORIES_INVALID(400, Party.CALLER, Next.SOFTWARE, "These categories cannot be consented to"),
  STAFF_CODE_INVALID(400, Party.CALLER, Next.SOFTWARE, "The staff code has another form"),
  DATES_IMPOSSIBLE(400, Party.CALLER, Next.SOFTWARE, "A certificate cannot have these dates"),
  CHALLENGE_MALFORMED(400, Party.CALLER, Next.SOFTWARE, "The challenge is none of ours"),
  CLIENT_CERTIFICATE_MISSING(401, Party.CALLER, Next.OPERATOR, "A client certificate is needed"),
  CLIENT_CERTIFICATE_REVOKED(
      401, Party.CALLER, Next.OPERATOR, "The client certificate was revoked"),
  TOKEN_MISSING(401, Party.CALLER, Next.SOFTWARE, "An access token is needed"),
  INVALID_TOKEN(401, Party.CALLER, Next.SOFTWARE, "The access token is not valid here"),
  TAX_CODE_REFUSED(401, Party.CALLER, Next.NEW_CODE, "The one-time code is not valid"),
  INSUFFICIENT_SCOPE(403, Party.CALLER, Next.OPERATOR, "The access token does not cover this"),
  INSTITUTION_CODE_REFUSED(403, Party.CALLER, Next.SOFTWARE, "The 医療機関コード is not the caller's"),
  FACILITY_ONLY(403, Party.CALLER, Next.OPERATOR, "Only a registered facility may ask"),
  FACILITY_KIND_NOT_ALLOWED(
      403, Party.CALLER, Next.ELIGIBILITY_ONLY, "A facility of this kind sees no medical data"),
  ROUTE_NOT_ALLOWED(403, Party.CALLER, Next.OPERATOR, "Not for this caller"),
  PURPOSE_NOT_ALLOWED(
      403, Party.CALLER, Next.SOFTWARE, "A challenge for this purpose is not given here"),
  CONSENT_MISSING(403, Party.CALLER, Next.ASK_CONSENT, "No consent allows this"),
  CONSENT_EXPIRED(403, Party.CALLER, Next.ASK_CONSENT, "The consent has ended"),
  CONSENT_REVOKED(403, Party.CALLER, Next.ASK_CONSENT, "The consent was revoked"),
  CERTIFICATE_EXPIRED(
      403, Party.CALLER, Next.RENEW_CERTIFICATE, "The card's certificate has expired"),
  CERTIFICATE_LAPSED(
      403,
      Party.CALLER,
      Next.OTHER_PROOF,
      "The card's certificate expired more than three months ago"),
  CARD_REVOKED(403, Party.CALLER, Next.OTHER_PROOF, "The card's certificate was revoked"),
  NOT_REGISTERED(
      403, Party.CALLER, Next.REGISTER, "The card is not registered as an insurance card"),
  NOT_FOUND(404, Party.CALLER, Next.SOFTWARE, "There is nothing at this path"),
  INSURER_UNKNOWN(
      404, Party.CALLER, Next.CHECK_INSURER_NUMBER, "No insurer is reached by this 保険者番号"),
  CARD_UNKNOWN(404, Party.CALLER, Next.OTHER_PROOF, "Nobody is linked to this card"),
  COVERAGE_UNKNOWN(
      404, Party.CALLER, Next.OTHER_PROOF, "No coverage of the card's holder is known"),
  CONSENT_UNKNOWN(404, Party.CALLER, Next.ASK_CONSENT, "No consent to this facility has this id"),
  BATCH_UNKNOWN(404, Party.CALLER, Next.SOFTWARE, "This insurer has no batch with this id"),
  NO_SUCH_APPLICATION(
      404, Party.CALLER, Next.SOFTWARE, "This insurer has no application of that number"),
  REF_UNKNOWN(404, Party.CALLER, Next.CHECK_AGAIN, "This facility knows nobody by this ref"),
  METHOD_NOT_ALLOWED(405, Party.CALLER, Next.SOFTWARE, "This path does not take this method"),
  NOT_ACCEPTABLE(
      406, Party.CALLER, Next.SOFTWARE, "The answer has another type than the request accepts"),
  NOTHING_TO_CARRY_OVER(
      409, Party.CALLER, Next.ASK_CONSENT, "There is no last consent to carry over"),
  NOT_POSSIBLE(409, Party.CALLER, Next.OTHER_PROOF, "This cannot be registered"),
  CHANGED_MEANWHILE(
      409, Party.CALLER, Next.SOFTWARE, "The application has gone on since this version"),
  STEP_NOT_POSSIBLE(
      409, Party.CALLER, Next.SOFTWARE, "The application stands where this cannot be decided"),
  NOT_A_MEMBER(409, Party.CALLER, Next.SOFTWARE, "The insurer does not insure the applicant today"),
  ORDER_USED(409, Party.CALLER, Next.SOFTWARE, "This decision belongs to another application"),
  UPLOAD_INCOMPLETE(409, Party.GATEWAY, Next.ASK_AGAIN, "Parts of the file were lost on the way"),
  IDEMPOTENCY_KEY_IN_USE(
      409, Party.CALLER, Next.WAIT, "A request with this Idempotency-Key is being worked on"),
  BODY_TOO_LARGE(413, Party.CALLER, Next.SOFTWARE, "The body is larger than this path takes"),
  UNSUPPORTED_MEDIA_TYPE(
      415, Party.CALLER, Next.SOFTWARE, "This path does not take this content type"),
  EXPECTATION_FAILED(417, Party.CALLER, Next.SOFTWARE, "Only 100-continue can be expected"),
  CHALLENGE_SPENT(422, Party.CALLER, Next.CARD_AGAIN, "The challenge is unknown, used or too old"),
  CARD_REFUSED(
      422, Party.CALLER, Next.OTHER_PROOF, "The certificate or its signature is not accepted"),
  IDEMPOTENCY_KEY_REUSED(
      422, Party.CALLER, Next.SOFTWARE, "The Idempotency-Key was used for another request"),
  TOO_MANY_REQUESTS(429, Party.CALLER, Next.WAIT, "More is asked than this caller may"),
  INTERNAL(500, Party.GATEWAY, Next.ASK_AGAIN, "Something failed on our side"),
  INSURER_NOT_CONNECTED(
      502, Party.GATEWAY, Next.WITHOUT, "The person's insurer is not connected here"),
  INSURER_BAD_ANSWER(502, Party.INSURER, Next.WITHOUT, "The insurer's answer cannot be used"),
  DATABASE_AWAY(503, Party.GATEWAY, Next.ASK_AGAIN, "The records cannot be reached"),
  RECORDS_CHANGING(
      503, Party.GATEWAY, Next.ASK_AGAIN, "The records were changed while they were read"),
  NOBODY_SERVES(503, Party.GATEWAY, Next.ASK_AGAIN, "No node serves this just now"),
  OVERLOADED(503, Party.GATEWAY, Next.ASK_AGAIN, "More is asked just now than can be answered"),
  RECORD_FAILED(
      503, Party.GATEWAY, Next.ASK_AGAIN, "The access could not be recorded, so nothing is shown"),
  REVOCATION_UNKNOWN(
      503, Party.GATEWAY, Next.READ_AGAIN, "Nobody can say whether the certificate still holds"),
  INSURER_UNREACHABLE(503, Party.INSURER, Next.WITHOUT, "The insurer cannot be reached"),
  TIMEOUT(504, Party.GATEWAY, Next.ASK_AGAIN, "The answer did not come in time"),
  INSURER_TIMEOUT(504, Party.INSURER, Next.WITHOUT, "The insurer did not answer in time"),
  HTTP_VERSION_REFUSED(505, Party.CALLER, Next.SOFTWARE, "Only HTTP/1.1 is spoken here");

  /** Who has to mend it. */
  public enum Party {
    CALLER,
    GATEWAY,
    INSURER;

    /** As written in the problem. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final Map<String, ProblemType> BY_CODE =
      Arrays.stream(values()).collect(Collectors.toMap(ProblemType::code, Function.identity()));

  private final int status;
  private final Party failed;
  private final Next next;
  private final String title;

  ProblemType(int status, Party failed, Next next, String title) {
    this.status = status;
    this.failed = failed;
    this.next = next;
    this.title = title;
  }

  /** HTTP status. */
  public int status() {
    return status;
  }

  /** Who failed. */
  public Party failed() {
    return failed;
  }

  /** The same sentence each time the type occurs. */
  public String title() {
    return title;
  }

  /** 窓口で次にすること. */
  public String next() {
    return next.sentence();
  }

  /** The stable word, last part of the type URI. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The type with a code, if it is one of ours. */
  public static Optional<ProblemType> ofCode(String code) {
    return Optional.ofNullable(BY_CODE.get(code));
  }
}
