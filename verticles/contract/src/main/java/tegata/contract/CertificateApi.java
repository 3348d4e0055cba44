package tegata.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.PaperApi.Issued;
import tegata.contract.PaperApi.Paper;
import tegata.domain.insurer.DeskPurpose;
import tegata.domain.paper.CertificateGround;
import tegata.domain.paper.CertificateProgress;
import tegata.domain.paper.RevocationReason;

/**
 * 資格確認書の交付・再交付・失効 outside of 利用登録の解除, and 資格情報のお知らせ. A clerk enters an order, an approver who is
 * not that clerk carries it out.
 */
public final class CertificateApi {
  /** So many orders stand in the list of those that wait. */
  public static final int MOST_WAITING = 200;

  /** So many お知らせ are made at once. */
  public static final int MOST_NOTICES = 100;

  /** Staff look at a member's papers. */
  public record PapersOf(UUID person, DeskPurpose purpose) {}

  /**
   * A member and their papers, newest first.
   *
   * @param open grounds on which a certificate may be issued today
   */
  public record MemberPapers(
      UUID person, String name, String kana, List<Issued> papers, List<CertificateGround> open) {}

  /** The member; empty where this insurer does not insure them today. */
  public record FoundMember(Optional<MemberPapers> member) {}

  /** 資格情報のお知らせ, to be issued to a member; it replaces the one before. */
  public record IssueNotice(UUID person) {}

  /** The number of a paper that was issued. */
  public record IssuedNotice(String number) {}

  /**
   * 資格情報のお知らせ for several members at once. Whose お知らせ counts and says what the register says now
   * gets that one again, so that asking twice makes nothing twice.
   *
   * @param persons at most {@value #MOST_NOTICES}
   */
  public record IssueNotices(List<UUID> persons, DeskPurpose purpose) {}

  /**
   * The papers, in the order asked.
   *
   * @param leftOut how many of them this insurer does not insure today
   */
  public record Notices(List<Paper> papers, int leftOut) {}

  /** What is ordered. */
  public enum Kind {
    /** 交付. */
    ISSUE,
    /** 再交付: the one before counts no more. */
    REISSUE,
    /** 失効. */
    REVOKE
  }

  /**
   * A clerk's order.
   *
   * @param id of the form: sent twice it is one order
   * @param ground of an {@code ISSUE}
   * @param why of a {@code REVOKE}
   */
  public record Enter(
      UUID id,
      UUID person,
      Kind kind,
      Optional<CertificateGround> ground,
      Optional<RevocationReason> why) {}

  /**
   * An order.
   *
   * @param enteredBy a clerk's name, of an application whoever accepted it; empty where a
   *     certificate is renewed without asking again
   * @param carriedOut empty while nobody has decided
   * @param paper that was issued for it
   * @param application where the member applied for it themselves
   */
  public record Order(
      UUID id,
      Kind kind,
      Optional<CertificateGround> ground,
      Optional<RevocationReason> why,
      Instant enteredAt,
      Optional<String> enteredBy,
      Optional<Boolean> carriedOut,
      Optional<String> paper,
      Optional<Applied> application) {}

  /**
   * 本人の申請.
   *
   * @param number 受付番号
   * @param note what the applicant wrote for the insurer; shown only where the order is opened
   */
  public record Applied(String number, CertificateProgress progress, Optional<String> note) {}

  /** Asks for the orders that wait for an approver. */
  public record Waiting() {}

  /** The oldest first, at most {@value #MOST_WAITING}; tells nothing about anybody. */
  public record Orders(List<Order> orders) {}

  /** Opens an order. */
  public record OpenOrder(UUID id, DeskPurpose purpose) {}

  /**
   * An order with whom it is about.
   *
   * @param latest the last day the certificate can have when it is issued today
   * @param oneDoesAll whether one member of staff may accept and issue here
   */
  public record Opened(
      Order order, String name, String kana, LocalDate latest, boolean oneDoesAll) {}

  /** The order; empty where this insurer has none with that id. */
  public record FoundOrder(Optional<Opened> opened) {}

  /**
   * An approver decides.
   *
   * @param validUntil of the certificate; needed to issue
   */
  public record Decide(UUID id, boolean carryOut, Optional<LocalDate> validUntil) {}

  public static final Address<PapersOf, FoundMember> PAPERS =
      Address.of("certificate.papers", PapersOf.class, FoundMember.class);
  public static final Address<IssueNotice, IssuedNotice> NOTICE =
      Address.of("certificate.notice", IssueNotice.class, IssuedNotice.class);
  public static final Address<IssueNotices, Notices> NOTICES =
      Address.of("certificate.notices", IssueNotices.class, Notices.class);
  public static final Address<Enter, Order> ENTER =
      Address.of("certificate.enter", Enter.class, Order.class);
  public static final Address<Waiting, Orders> WAITING =
      Address.of("certificate.waiting", Waiting.class, Orders.class);
  public static final Address<OpenOrder, FoundOrder> OPEN =
      Address.of("certificate.open", OpenOrder.class, FoundOrder.class);
  public static final Address<Decide, Order> DECIDE =
      Address.of("certificate.decide", Decide.class, Order.class);

  private CertificateApi() {}
}
