package tegata.gateway.caller;

/** A refused token request, in the words of RFC 6749 §5.2. */
final class TokenError extends RuntimeException {

  /** The error words in use. */
  enum Code {
    INVALID_REQUEST(400),
    INVALID_CLIENT(401),
    UNSUPPORTED_GRANT_TYPE(400),
    INVALID_SCOPE(400);

    private final int status;

    Code(int status) {
      this.status = status;
    }

    int status() {
      return status;
    }

    String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  private final Code code;

  TokenError(Code code, String description) {
    super(description, null, false, false);
    this.code = code;
  }

  Code code() {
    return code;
  }
}
