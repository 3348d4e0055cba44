package tegata.gateway.records;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.MIMEHeader;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import tegata.formats.oqs.OqsEncoding;
import tegata.gateway.body.JsonResponse;
import tegata.gateway.problem.Problem;
import tegata.gateway.problem.ProblemType;

/**
 * In which form records are answered: JSON, or the messages that practice software reads, where
 * {@code Accept} prefers them.
 *
 * @param xml the encoding of a message; empty for JSON
 */
record RecordFormat(Optional<OqsEncoding> xml) {
  private static final RecordFormat JSON = new RecordFormat(Optional.empty());

  /**
   * What the caller wants, before anything is read.
   *
   * @throws Problem with {@code not-acceptable}
   */
  static RecordFormat of(RoutingContext ctx) {
    List<MIMEHeader> accepted = ctx.parsedHeaders().accept();
    return accepted.isEmpty()
        ? JSON
        : accepted.stream()
            .filter(a -> a.weight() > 0)
            .map(RecordFormat::of)
            .flatMap(Optional::stream)
            .findFirst()
            .orElseThrow(() -> new Problem(ProblemType.NOT_ACCEPTABLE));
  }

  private static Optional<RecordFormat> of(MIMEHeader accepted) {
    String type = accepted.component() + "/" + accepted.subComponent();
    return switch (type.toLowerCase(Locale.ROOT)) {
      case "application/json", "application/*", "*/*" -> Optional.of(JSON);
      case "application/xml" ->
          OqsEncoding.of(
                  Optional.ofNullable(accepted.parameter("charset"))
                      .orElse(OqsEncoding.UTF_8.declared()))
              .map(Optional::of)
              .map(RecordFormat::new);
      default -> Optional.empty();
    };
  }

  /**
   * Sends the answer.
   *
   * @param message writes it as a message
   */
  Future<Void> send(
      RoutingContext ctx, Supplier<Object> json, Function<OqsEncoding, byte[]> message) {
    return xml.map(
            encoding ->
                ctx.response()
                    .putHeader(
                        HttpHeaders.CONTENT_TYPE, "application/xml; charset=" + encoding.declared())
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                    .end(Buffer.buffer(message.apply(encoding))))
        .orElseGet(() -> JsonResponse.send(ctx, json.get()));
  }
}
