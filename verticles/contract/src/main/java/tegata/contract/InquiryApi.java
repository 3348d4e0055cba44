package tegata.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.domain.access.Access;
import tegata.domain.access.Reconciliation;
import tegata.domain.inquiry.Inquiry;

/** 心当たりのない閲覧の問い合わせ: a person asks about an entry of the log, an operator answers. */
public final class InquiryApi {

  /** Names an entry about a person. */
  public record EntryOf(UUID person, long entry) {}

  /**
   * What an inquiry is about.
   *
   * @param fit how a facility's access fits to the person's visits and consents
   * @param open the inquiry about it that waits for its answer
   */
  public record Asked(Access access, Optional<Reconciliation> fit, Optional<Inquiry> open) {}

  /** The entry; empty where the person has none with that number that can be asked about. */
  public record Found(Optional<Asked> asked) {}

  /**
   * 問い合わせる。The request id of the form makes a double submit the same inquiry.
   *
   * @param form id of the form that was sent, made when it was shown
   * @param text at most {@link Inquiry#LONGEST_TEXT} characters
   */
  public record Ask(UUID person, UUID form, long entry, Optional<String> text) {}

  /** Asks for the inquiries of a person. */
  public record Of(UUID person) {}

  /** Inquiries of a person, newest first; the last hundred. */
  public record Inquiries(List<Inquiry> inquiries) {}

  /** Asks for one inquiry of a person by its 受付番号. */
  public record ByNumber(UUID person, String number) {}

  /** An inquiry with what it is about; empty where the person has none with that number. */
  public record FoundInquiry(Optional<Shown> shown) {}

  /** An inquiry with what it is about. */
  public record Shown(Inquiry inquiry, Access access, Optional<Reconciliation> fit) {}

  /**
   * Asks for the queue of the operators.
   *
   * @param answered the answered ones, newest first, instead of the open ones by due day
   * @param cursor of the page, 0 first
   */
  public record QueueOf(boolean answered, int cursor) {}

  /**
   * A page of the queue; tells nothing about anybody.
   *
   * @param next the cursor to go on with, empty at the end
   */
  public record Queue(List<Waiting> rows, Optional<Integer> next) {}

  /** One inquiry in the queue. */
  public record Waiting(
      String number, Instant receivedAt, LocalDate dueOn, Optional<Instant> answeredAt) {}

  /** Opens one inquiry at the operators' desk; the person finds that in their history. */
  public record Open(String number) {}

  /**
   * 回答する, once.
   *
   * @param text at most {@link Inquiry#LONGEST_ANSWER} characters
   */
  public record Reply(String number, String text) {}

  public static final Address<EntryOf, Found> ENTRY =
      Address.of("inquiry.entry", EntryOf.class, Found.class);
  public static final Address<Ask, Inquiry> ASK =
      Address.of("inquiry.ask", Ask.class, Inquiry.class);
  public static final Address<Of, Inquiries> OF_PERSON =
      Address.of("inquiry.ofPerson", Of.class, Inquiries.class);
  public static final Address<ByNumber, FoundInquiry> BY_NUMBER =
      Address.of("inquiry.byNumber", ByNumber.class, FoundInquiry.class);
  public static final Address<QueueOf, Queue> QUEUE =
      Address.of("inquiry.queue", QueueOf.class, Queue.class);
  public static final Address<Open, FoundInquiry> OPEN =
      Address.of("inquiry.open", Open.class, FoundInquiry.class);

  /**
   * Fails with {@code already-answered} where another operator was faster, and with {@code
   * inquiry-unknown}.
   */
  public static final Address<Reply, Inquiry> ANSWER =
      Address.of("inquiry.answer", Reply.class, Inquiry.class);

  private InquiryApi() {}
}
