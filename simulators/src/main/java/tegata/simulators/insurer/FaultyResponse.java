package tegata.simulators.insurer;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;

/** Sends an answer in the way the fault says. */
final class FaultyResponse {

  private static final String XML = "application/xml";
  private static final String NO_XML = "<XmlMsg><MessageHeader>\u0000\u0001 not quite </html>";

  private final Vertx vertx;
  private final HttpServerRequest request;
  private final Fault fault;

  FaultyResponse(Vertx vertx, HttpServerRequest request, Fault fault) {
    this.vertx = vertx;
    this.request = request;
    this.fault = fault;
  }

  Future<Void> send(byte[] answer) {
    return switch (fault.mode()) {
      case SLOW -> vertx.timer(Math.max(1, fault.millis())).compose(fired -> whole(answer));
      case HANG -> Future.succeededFuture();
      case RESET -> request.connection().close();
      case DRIP -> drip(answer);
      case GARBAGE -> whole(NO_XML.getBytes(StandardCharsets.UTF_8));
      case FAIL -> request.response().setStatusCode(500).end("simulated failure");
      case HALF_BODY -> half(answer);
      case WRONG_LENGTH -> wrongLength(answer);
      case NONE, WRONG_PERSON, WRONG_ENCODING -> whole(answer);
    };
  }

  private Future<Void> whole(byte[] answer) {
    return response().end(Buffer.buffer(answer));
  }

  private Future<Void> half(byte[] answer) {
    HttpServerResponse response =
        response().putHeader("Content-Length", Integer.toString(answer.length));
    return response
        .write(Buffer.buffer(answer).slice(0, answer.length / 2))
        .compose(written -> request.connection().close());
  }

  /** The bytes left over look like the beginning of the next answer on the connection. */
  private Future<Void> wrongLength(byte[] answer) {
    return response()
        .putHeader("Content-Length", Integer.toString(answer.length / 2))
        .end(Buffer.buffer(answer));
  }

  private Future<Void> drip(byte[] answer) {
    HttpServerResponse response =
        response().putHeader("Content-Length", Integer.toString(answer.length));
    return dripFrom(response, Buffer.buffer(answer), 0);
  }

  private Future<Void> dripFrom(HttpServerResponse response, Buffer answer, int sent) {
    if (response.closed()) {
      return Future.succeededFuture();
    }
    if (sent == answer.length()) {
      return response.end();
    }
    return response
        .write(answer.slice(sent, sent + 1))
        .compose(written -> vertx.timer(Math.max(1, fault.millis())))
        .compose(fired -> dripFrom(response, answer, sent + 1));
  }

  private HttpServerResponse response() {
    return request.response().putHeader("Content-Type", XML);
  }
}
