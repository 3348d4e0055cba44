package tegata.node.connection;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Lets a request through when the answer before it has left for the caller. Vert.x answers whatever
 * has arrived at once, and under TLS counts nothing of it as waiting: whoever sends many requests
 * in one piece and reads no answer would fill the memory with answers.
 */
final class OneAtATime extends ChannelDuplexHandler {
  /** Requests that may wait; who sends more before an answer is no client that anybody needs. */
  private static final int MOST_WAITING = 16;

  /** Name of Vert.x' own handler in the channel's pipeline. */
  private static final String VERTX = "handler";

  private final Deque<Object> waiting = new ArrayDeque<>();
  private int requestsWaiting;
  private boolean answering;
  private boolean readHeld;

  /** Takes its place on a connection that has just opened. */
  static OneAtATime install(ConnectionBase connection) {
    OneAtATime turns = new OneAtATime();
    connection.channel().pipeline().addBefore(VERTX, "oneAtATime", turns);
    return turns;
  }

  /** Whether a request has arrived whose answer is not given, or has not wholly left. */
  boolean isAnswering() {
    return answering;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (waiting.isEmpty() && mayPass(message)) {
      pass(ctx, message);
      return;
    }
    waiting.add(message);
    requestsWaiting += message instanceof HttpRequest ? 1 : 0;
    if (requestsWaiting > MOST_WAITING) {
      ctx.close();
    }
  }

  private boolean mayPass(Object message) {
    return !answering || !(message instanceof HttpRequest);
  }

  private void pass(ChannelHandlerContext ctx, Object message) {
    answering |= message instanceof HttpRequest;
    ctx.fireChannelRead(message);
  }

  /** Nothing more is read while something waits. */
  @Override
  public void read(ChannelHandlerContext ctx) {
    if (waiting.isEmpty()) {
      ctx.read();
    } else {
      readHeld = true;
    }
  }

  @Override
  public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
    if (message instanceof LastHttpContent && !isInterim(message)) {
      // In the next round, when Vert.x has noticed the end of its answer, too.
      ctx.write(
          message,
          promise.unvoid().addListener(left -> ctx.executor().execute(() -> answered(ctx))));
    } else {
      ctx.write(message, promise);
    }
  }

  private static boolean isInterim(Object message) {
    return message instanceof HttpResponse response
        && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
  }

  private void answered(ChannelHandlerContext ctx) {
    answering = false;
    if (waiting.isEmpty()) {
      return;
    }
    while (!waiting.isEmpty() && mayPass(waiting.peek())) {
      Object next = waiting.poll();
      requestsWaiting -= next instanceof HttpRequest ? 1 : 0;
      pass(ctx, next);
    }
    ctx.fireChannelReadComplete();
    if (waiting.isEmpty() && readHeld) {
      readHeld = false;
      ctx.read();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    waiting.forEach(ReferenceCountUtil::release);
    waiting.clear();
    ctx.fireChannelInactive();
  }
}
