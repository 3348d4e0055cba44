package tegata.portal.insurer;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.CertificateApi;
import tegata.contract.CertificateApi.Applied;
import tegata.contract.CertificateApi.Kind;
import tegata.contract.CertificateApi.MemberPapers;
import tegata.contract.CertificateApi.Opened;
import tegata.contract.CertificateApi.Order;
import tegata.contract.PaperApi.Issued;
import tegata.domain.paper.CertificateProgress;
import tegata.domain.paper.PaperKind;
import tegata.domain.paper.PaperState;
import tegata.domain.paper.RevocationReason;
import tegata.domain.registration.ReturnReason;
import tegata.domain.staff.StaffRole;
import tegata.portal.page.Fact;
import tegata.portal.page.FieldError;
import tegata.portal.page.Words;

/** 資格確認書の交付: the pages of a clerk and of an approver. */
public final class CertificateView {
  private CertificateView() {}

  /** One order in the list. */
  public record Row(String id, String kind, String reason, String enteredAt, String clerk) {}

  /**
   * The orders that wait.
   *
   * @param more whether there may be others than these
   */
  public record Waiting(List<Row> rows, boolean more) {
    static Waiting of(List<Order> orders, Words words) {
      return new Waiting(
          orders.stream()
              .map(
                  order ->
                      new Row(
                          order.id().toString(),
                          words.of(order.kind()),
                          reason(order, words),
                          words.moment(order.enteredAt()),
                          enteredBy(order, words)))
              .toList(),
          orders.size() >= CertificateApi.MOST_WAITING);
    }
  }

  /** A paper of a member. */
  public record Paper(String number, String kind, String state, String issuedOn) {}

  /** Something to choose. */
  public record Choice(String value, String text) {}

  /**
   * A member's papers and what a clerk may order.
   *
   * @param person whose id goes with the forms
   * @param form id of the order this page may send
   * @param standing whether there is a certificate that counts
   */
  public record Member(
      UUID person,
      UUID form,
      String name,
      String kana,
      List<Paper> papers,
      boolean standing,
      List<Choice> grounds,
      List<Choice> reasons,
      List<FieldError> errors) {
    static Member of(MemberPapers member, List<FieldError> errors, Words words) {
      return new Member(
          member.person(),
          UUID.randomUUID(),
          member.name(),
          member.kana(),
          member.papers().stream().map(issued -> paper(issued, words)).toList(),
          member.papers().stream().anyMatch(Member::counts),
          member.open().stream().map(g -> new Choice(g.name(), words.of(g))).toList(),
          Arrays.stream(RevocationReason.values())
              .filter(why -> why != RevocationReason.REISSUED)
              .map(why -> new Choice(why.name(), words.of(why)))
              .toList(),
          errors);
    }

    private static Paper paper(Issued issued, Words words) {
      return new Paper(
          issued.paper().number(),
          words.of(issued.paper().kind()),
          words.of(issued.state()),
          words.day(issued.paper().issuedOn()));
    }

    private static boolean counts(Issued issued) {
      return issued.paper().kind() == PaperKind.ELIGIBILITY_CERTIFICATE
          && issued.state() != PaperState.REVOKED;
    }
  }

  /**
   * One order.
   *
   * @param waits what is waited for, where this member of staff can do nothing; else empty text
   * @param may whether this member of staff may carry it out
   * @param issues whether a last day is asked for
   * @param mayAccept whether this member of staff may take over the member's application
   * @param mayReturn whether it is an application that can still be returned
   */
  public record Opening(
      String id,
      String kind,
      List<Fact> facts,
      String waits,
      String paper,
      boolean may,
      boolean issues,
      boolean mayAccept,
      boolean mayReturn,
      List<Choice> reasons,
      Typed typed,
      List<FieldError> errors) {
    static Opening of(
        Opened opened,
        StaffRole role,
        Optional<Typed> typed,
        List<FieldError> errors,
        Words words) {
      Order order = opened.order();
      LocalDate latest = opened.latest();
      Optional<CertificateProgress> progress = order.application().map(Applied::progress);
      boolean approver = role == StaffRole.INSURER_APPROVER || opened.oneDoesAll();
      boolean clerk = role == StaffRole.INSURER_CLERK || opened.oneDoesAll();
      boolean may = approver && order.carriedOut().isEmpty() && ready(progress);
      boolean mayAccept = clerk && progress.equals(Optional.of(CertificateProgress.RECEIVED));
      return new Opening(
          order.id().toString(),
          words.of(order.kind()),
          Fact.list(
              Fact.of(words.text("desk.name"), Optional.of(opened.name())),
              Fact.of(words.text("desk.kana"), Optional.of(opened.kana())),
              Fact.of(words.text("desk.order.reason"), Optional.of(reason(order, words))),
              Fact.of(words.text("desk.order.at"), Optional.of(words.moment(order.enteredAt()))),
              Fact.of(words.text("desk.order.by"), Optional.of(enteredBy(order, words))),
              Fact.of(words.text("desk.order.number"), order.application().map(Applied::number)),
              Fact.of(words.text("desk.order.note"), order.application().flatMap(Applied::note)),
              Fact.of(words.text("desk.order.progress"), progress.map(words::of)),
              Fact.of(
                  words.text("desk.order.outcome"),
                  order
                      .carriedOut()
                      .map(done -> words.text(done ? "desk.order.done" : "desk.order.declined")))),
          may || mayAccept ? "" : waits(order, progress, words),
          order.paper().orElse(""),
          may,
          order.kind() != Kind.REVOKE,
          mayAccept,
          progress.filter(CertificateProgress::isOpen).isPresent(),
          Arrays.stream(ReturnReason.values())
              .map(why -> new Choice(why.name(), words.of(why)))
              .toList(),
          typed.map(t -> t.or(latest)).orElse(new Typed(latest.toString(), "", "")),
          errors);
    }

    /** An application waits for a clerk first. */
    private static boolean ready(Optional<CertificateProgress> progress) {
      return progress.isEmpty() || progress.get() == CertificateProgress.ACCEPTED;
    }

    private static String waits(Order order, Optional<CertificateProgress> progress, Words words) {
      if (order.carriedOut().isPresent()
          || progress.equals(Optional.of(CertificateProgress.WITHDRAWN))) {
        return "";
      }
      return words.text(ready(progress) ? "desk.order.waits" : "desk.order.unaccepted");
    }

    /** What is wrong with a field; empty text where nothing is. */
    public String error(String field) {
      return FieldError.of(errors, field);
    }
  }

  /** What was typed on an order's page. */
  public record Typed(String validUntil, String reason, String comment) {

    /** The form of a return has no last day. */
    private Typed or(LocalDate latest) {
      return validUntil.isEmpty() ? new Typed(latest.toString(), reason, comment) : this;
    }
  }

  private static String enteredBy(Order order, Words words) {
    return order
        .enteredBy()
        .orElseGet(
            () ->
                words.text(
                    order.application().isPresent() ? "desk.order.member" : "desk.order.renewal"));
  }

  private static String reason(Order order, Words words) {
    return order.ground().map(words::of).or(() -> order.why().map(words::of)).orElse("");
  }
}
