package tegata.gateway.problem;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every problem the gateway itself answers with. The last part of the type URI is the constant's
 * name in kebab-case; it and the status are stable, the sentences are not.
 */
public enum ProblemType {
  MALFORMED_REQUEST(400, Party.CALLER, "The HTTP message is malformed"),
  AMBIGUOUS_FRAMING(400, Party.CALLER, "Where the request ends can be understood in two ways"),
  HOST_REFUSED(400, Party.CALLER, "The request needs exactly one well-formed Host"),
  TARGET_REFUSED(400, Party.CALLER, "The request target is not in plain form"),
  QUERY_NOT_ALLOWED(400, Party.CALLER, "This path takes no query"),
  UPGRADE_REFUSED(400, Party.CALLER, "No other protocol is spoken here"),
  MALFORMED_BODY(400, Party.CALLER, "The body cannot be understood"),
  CLIENT_CERTIFICATE_MISSING(401, Party.CALLER, "A client certificate is needed"),
  CLIENT_CERTIFICATE_REVOKED(401, Party.CALLER, "The client certificate was revoked"),
  TOKEN_MISSING(401, Party.CALLER, "An access token is needed"),
  INVALID_TOKEN(401, Party.CALLER, "The access token is not valid here"),
  TAX_CODE_REFUSED(401, Party.CALLER, "The one-time code is not valid"),
  INSUFFICIENT_SCOPE(403, Party.CALLER, "The access token does not cover this"),
  INSTITUTION_CODE_REFUSED(403, Party.CALLER, "The 医療機関コード is not the caller's"),
  FACILITY_KIND_NOT_ALLOWED(403, Party.CALLER, "A facility of this kind sees no medical data"),
  CONSENT_MISSING(403, Party.CALLER, "No consent allows this", Next.ASK_CONSENT),
  CONSENT_EXPIRED(403, Party.CALLER, "The consent has ended", Next.ASK_CONSENT),
  CONSENT_REVOKED(403, Party.CALLER, "The consent was revoked", Next.ASK_CONSENT),
  CERTIFICATE_EXPIRED(
      403, Party.CALLER, "The card's certificate has expired", Next.RENEW_CERTIFICATE),
  NOT_FOUND(404, Party.CALLER, "There is nothing at this path"),
  INSURER_UNKNOWN(
      404, Party.CALLER, "No insurer is reached by this 保険者番号", Next.CHECK_INSURER_NUMBER),
  CONSENT_UNKNOWN(404, Party.CALLER, "No consent to this facility has this id"),
  REF_UNKNOWN(404, Party.CALLER, "This facility knows nobody by this ref"),
  METHOD_NOT_ALLOWED(405, Party.CALLER, "This path does not take this method"),
  NOT_ACCEPTABLE(406, Party.CALLER, "The answer has another type than the request accepts"),
  NOTHING_TO_CARRY_OVER(
      409, Party.CALLER, "There is no last consent to carry over", Next.ASK_CONSENT),
  BODY_TOO_LARGE(413, Party.CALLER, "The body is larger than this path takes"),
  UNSUPPORTED_MEDIA_TYPE(415, Party.CALLER, "This path does not take this content type"),
  EXPECTATION_FAILED(417, Party.CALLER, "Only 100-continue can be expected"),
  TOO_MANY_REQUESTS(429, Party.CALLER, "This address asks too often"),
  INTERNAL(500, Party.GATEWAY, "Something failed on our side", Next.ASK_AGAIN),
  HTTP_VERSION_REFUSED(505, Party.CALLER, "Only HTTP/1.1 is spoken here"),
  OVERLOADED(503, Party.GATEWAY, "More is asked just now than can be answered", Next.ASK_AGAIN),
  RECORD_FAILED(
      503, Party.GATEWAY, "The access could not be recorded, so nothing is shown", Next.ASK_AGAIN),
  REVOCATION_UNKNOWN(
      503, Party.GATEWAY, "Nobody can say whether the certificate still holds", Next.ASK_AGAIN),
  INSURER_BAD_ANSWER(502, Party.INSURER, "The insurer's answer cannot be used", Next.WITHOUT),
  INSURER_UNREACHABLE(503, Party.INSURER, "The insurer cannot be reached", Next.WITHOUT),
  INSURER_TIMEOUT(504, Party.INSURER, "The insurer did not answer in time", Next.WITHOUT);

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

  /** What the desk can do meanwhile. */
  private static final class Next {
    static final String ASK_AGAIN = "少し待って、もう一度お試しください。続くときは運営者に X-Request-Id をお知らせください。";
    static final String CHECK_INSURER_NUMBER =
        "保険者番号の入力をご確認ください。正しいときは、資格確認書または資格情報のお知らせで確認してください。";
    static final String ASK_CONSENT = "見たい情報を患者さんに説明し、カードリーダーで改めて同意をお願いしてください。同意がなくても資格確認はできます。";
    static final String RENEW_CERTIFICATE = "期限から3か月は資格確認だけができます。電子証明書の更新は市区町村の窓口でできることをお伝えください。";
    static final String WITHOUT =
        "資格情報のお知らせ、またはマイナポータルの画面とカードで確認してください。" + "どちらもないときは、被保険者資格申立書を書いていただき、後でもう一度照会してください。";
  }

  private static final Map<String, ProblemType> BY_CODE =
      Arrays.stream(values()).collect(Collectors.toMap(ProblemType::code, Function.identity()));

  private final int status;
  private final Party failed;
  private final String title;
  private final Optional<String> next;

  ProblemType(int status, Party failed, String title) {
    this(status, failed, title, null);
  }

  ProblemType(int status, Party failed, String title, String next) {
    this.status = status;
    this.failed = failed;
    this.title = title;
    this.next = Optional.ofNullable(next);
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

  /** 窓口で次にすること, where there is something to say. */
  public Optional<String> next() {
    return next;
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
