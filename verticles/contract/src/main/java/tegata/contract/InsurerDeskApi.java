package tegata.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.RegistrationApi.Application;
import tegata.domain.eligibility.Coverage;
import tegata.domain.insurer.DeskPurpose;
import tegata.domain.person.Sex;
import tegata.domain.registration.Deregistration;

/**
 * 保険者の机: what staff of an insurer see of its own members. Everything about a person names its
 * purpose and stands in that person's history. What is decided goes through {@link
 * DeregistrationApi}.
 */
public final class InsurerDeskApi {

  /** Which applications a queue holds. */
  public enum Show {
    /** 審査を待っている. */
    TO_EXAMINE,
    /** 資格確認書の交付を待っている. */
    TO_ISSUE,
    /** 中間サーバーと解除の日を待っている. */
    RUNNING,
    /** 差し戻した. */
    RETURNED,
    /** 終わった. */
    CLOSED
  }

  /**
   * Asks for a queue.
   *
   * @param cursor of the page, 0 first
   */
  public record QueueOf(Show show, int cursor) {}

  /** A page of a queue, by deadline; tells nothing about anybody. */
  public record Queue(List<Waiting> rows, Optional<Integer> next) {}

  /**
   * One application in a queue.
   *
   * @param version as it stands, which goes with a decision
   * @param deadline by when it should be with the intermediary server
   */
  public record Waiting(
      String number,
      int version,
      Deregistration.Status status,
      Instant receivedAt,
      LocalDate deadline) {}

  /** Opens an application. */
  public record Open(String number, DeskPurpose purpose) {}

  /**
   * 申請と資格台帳, side by side.
   *
   * @param application as it stands; its version goes with a decision
   * @param coverage the newest one by this insurer
   * @param insuredHere whether it holds today
   * @param otherInsurer whether the person is insured by somebody else today
   * @param deceased whether they have died
   * @param oneDoesAll whether one member of staff may accept and issue here
   */
  public record Examined(
      Application application,
      Member applicant,
      Optional<Coverage> coverage,
      boolean insuredHere,
      boolean otherInsurer,
      boolean deceased,
      boolean oneDoesAll) {}

  /** A person as an insurer knows its members. */
  public record Member(
      UUID person,
      String name,
      String kana,
      LocalDate birthdate,
      Sex sex,
      Optional<String> address) {}

  /** The application; empty where this insurer has none with that number. */
  public record FoundExamined(Optional<Examined> examined) {}

  /**
   * Searches members by name or カナ, from the beginning, in old or new characters and any width, or
   * by 番号.
   *
   * @param text at least two characters
   */
  public record Search(String text, DeskPurpose purpose) {}

  /**
   * Members that were found.
   *
   * @param more whether there are others; the search is to be narrowed then
   */
  public record Members(List<MemberRow> rows, boolean more) {}

  /**
   * One member.
   *
   * @param application 受付番号 of the open application
   */
  public record MemberRow(
      Member member, Coverage coverage, boolean registered, Optional<String> application) {}

  /** 月次の一覧. */
  public enum ListKind {
    /** A: 利用登録をしていない. */
    NOT_REGISTERED,
    /** B: 利用登録を解除した、または解除が決まった. */
    DEREGISTERED,
    /** C: 証明書の期限と猶予が過ぎた. */
    CERTIFICATE_LAPSED,
    /** 資格情報のお知らせを送る新しい加入者. */
    NEW_MEMBERS
  }

  /**
   * Asks for a list; each person on it finds that in their history.
   *
   * @param month in which somebody became one of the list; of A and C it is the month that ends the
   *     look: everybody who is one by its last day
   * @param after person after whom it goes on, empty at first
   */
  public record ListOf(ListKind kind, YearMonth month, DeskPurpose purpose, Optional<UUID> after) {}

  /** A part of a list, in no order that tells anything; {@code next} goes on. */
  public record Listed(List<ListedMember> rows, Optional<UUID> next) {}

  /**
   * One row of a list.
   *
   * @param since the day since which they are on it, where there is one
   */
  public record ListedMember(Member member, Coverage coverage, Optional<LocalDate> since) {}

  public static final Address<QueueOf, Queue> QUEUE =
      Address.of("insurer.desk.queue", QueueOf.class, Queue.class);
  public static final Address<Open, FoundExamined> OPEN =
      Address.of("insurer.desk.open", Open.class, FoundExamined.class);
  public static final Address<Search, Members> SEARCH =
      Address.of("insurer.desk.search", Search.class, Members.class);
  public static final Address<ListOf, Listed> LIST =
      Address.of("insurer.desk.list", ListOf.class, Listed.class);

  private InsurerDeskApi() {}
}
