package tegata.portal.paper;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tegata.contract.Fault;
import tegata.portal.page.Views;

/**
 * Prints papers on threads of their own, few at a time: laying out takes a processor and megabytes
 * of font, and nobody else's page shall wait for it.
 */
public final class PaperPress {
  private static final int AT_ONCE = 2;
  private static final int MOST_WAITING = 20;
  private static final long LONGEST_SECONDS = 60;
  private static final String WARM =
      "<html lang=\"ja\"><head><title>手形</title></head><body><p>あ</p></body></html>";

  private final WorkerExecutor threads;
  private final Views views;
  private final AtomicInteger waiting = new AtomicInteger();

  public PaperPress(Vertx vertx, Views views) {
    this.threads =
        vertx.createSharedWorkerExecutor(
            "tegata-paper", AT_ONCE, LONGEST_SECONDS, TimeUnit.SECONDS);
    this.views = views;
  }

  /** Reads the font and the classes before anybody waits for them. */
  public Future<Void> warm() {
    return threads.executeBlocking(() -> PaperPdf.of(WARM, Instant.EPOCH), false).mapEmpty();
  }

  /**
   * A page as PDF, the same bytes for the same view and moment.
   *
   * @param template below {@code templates/}: well-formed XHTML with {@code lang}, title and
   *     description, in the font family {@code paper}
   * @param page the view-model record, {@code page} in the template
   * @param at the moment the paper bears as its date
   * @return the bytes; {@link Fault.Kind#UNAVAILABLE} when too many are waiting already
   */
  public Future<byte[]> print(String template, Object page, Instant at) {
    if (waiting.incrementAndGet() > MOST_WAITING) {
      waiting.decrementAndGet();
      return Future.failedFuture(
          new Fault(Fault.Kind.UNAVAILABLE, "press-busy", "Too many papers are being printed."));
    }
    return threads
        .executeBlocking(() -> PaperPdf.of(views.paper(template, page), at), false)
        .onComplete(x -> waiting.decrementAndGet());
  }
}
