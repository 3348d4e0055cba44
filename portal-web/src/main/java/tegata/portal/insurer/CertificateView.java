package tegata.portal.insurer;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.CertificateApi.Kind;
import tegata.contract.CertificateApi.MemberPapers;
import tegata.contract.CertificateApi.Opened;
import tegata.contract.CertificateApi.Order;
import tegata.contract.PaperApi.Issued;
import tegata.domain.paper.PaperKind;
import tegata.domain.paper.PaperState;
import tegata.domain.paper.RevocationReason;
import tegata.domain.staff.StaffRole;
import tegata.portal.page.Fact;
import tegata.portal.page.FieldError;
import tegata.portal.page.Words;

/** 資格確認書の交付: the pages of a clerk and of an approver. */
public final class CertificateView {
  private CertificateView() {}

  /** One order in the list. */
  public record Row(String id, String kind, String reason, String enteredAt, String clerk) {}

  /** The orders that wait. */
  public record Waiting(List<Row> rows) {
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
                          order.enteredBy().orElse(words.text("desk.order.renewal"))))
              .toList());
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
   * @param may whether this member of staff may decide it
   * @param issues whether a last day is asked for
   */
  public record Opening(
      String id,
      String kind,
      List<Fact> facts,
      boolean decided,
      String paper,
      boolean may,
      boolean issues,
      String validUntil,
      List<FieldError> errors) {
    static Opening of(
        Opened opened,
        StaffRole role,
        Optional<String> typed,
        List<FieldError> errors,
        Words words) {
      Order order = opened.order();
      LocalDate latest = opened.latest();
      return new Opening(
          order.id().toString(),
          words.of(order.kind()),
          Fact.list(
              Fact.of(words.text("desk.name"), Optional.of(opened.name())),
              Fact.of(words.text("desk.kana"), Optional.of(opened.kana())),
              Fact.of(words.text("desk.order.reason"), Optional.of(reason(order, words))),
              Fact.of(words.text("desk.order.at"), Optional.of(words.moment(order.enteredAt()))),
              Fact.of(
                  words.text("desk.order.by"),
                  Optional.of(order.enteredBy().orElse(words.text("desk.order.renewal")))),
              Fact.of(
                  words.text("desk.order.outcome"),
                  order
                      .carriedOut()
                      .map(done -> words.text(done ? "desk.order.done" : "desk.order.declined")))),
          order.carriedOut().isPresent(),
          order.paper().orElse(""),
          role == StaffRole.INSURER_APPROVER && order.carriedOut().isEmpty(),
          order.kind() != Kind.REVOKE,
          typed.orElse(latest.toString()),
          errors);
    }

    /** What is wrong with the last day; empty text where nothing is. */
    public String dateError() {
      return FieldError.of(errors, "valid-until");
    }
  }

  private static String reason(Order order, Words words) {
    return order.ground().map(words::of).or(() -> order.why().map(words::of)).orElse("");
  }
}
