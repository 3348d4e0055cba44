package tegata.workers.inquiry;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Clock;
import tegata.contract.Bus;
import tegata.contract.InquiryApi;
import tegata.workers.database.Database;
import tegata.workers.intake.Window;

/** Serves inquiries to the people who ask and to the operators who answer. */
public final class InquiryVerticle extends VerticleBase {
  private final Bus bus;
  private final AskAboutAccess ask;
  private final AnswerInquiry answer;

  public InquiryVerticle(Bus bus, Database database, Window window, Clock clock) {
    this.bus = bus;
    this.ask = new AskAboutAccess(database, window, clock);
    this.answer = new AnswerInquiry(database, window);
  }

  @Override
  public Future<?> start() {
    return bus.serve(InquiryApi.ENTRY, ask::entry)
        .compose(x -> bus.serve(InquiryApi.ASK, ask::ask))
        .compose(x -> bus.serve(InquiryApi.OF_PERSON, ask::ofPerson))
        .compose(x -> bus.serve(InquiryApi.BY_NUMBER, ask::byNumber))
        .compose(x -> bus.serve(InquiryApi.QUEUE, answer::queue))
        .compose(x -> bus.serve(InquiryApi.OPEN, answer::open))
        .compose(x -> bus.serve(InquiryApi.ANSWER, answer::answer));
  }
}
