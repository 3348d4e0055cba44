package tegata.gateway.insurer;

import java.util.Optional;
import tegata.contract.Caller;
import tegata.contract.EligibilityApi.Admitted;
import tegata.domain.identity.CertificateTerm;

/**
 * Who asks an insurer, what for and by what right. Only what agrees in all of it may share an
 * answer.
 *
 * @param id 医療機関コード, or the person's id
 * @param purpose what the answer is for
 * @param card the stage of the certificate by which it was admitted; empty for 記号番号
 */
public record Asker(
    Caller.Kind kind, String id, Purpose purpose, Optional<CertificateTerm.Stage> card) {
  /** Stands where a facility's code would: nobody at a desk asks. */
  private static final String NO_FACILITY = "0000000000";

  /** 用途. */
  public enum Purpose {
    /** 窓口での資格確認. */
    DESK,
    /** 限度額等だけを見る. */
    LIMITS,
    /** 本人の画面. */
    OWN_PAGE
  }

  /** A facility whose question was admitted. */
  public static Asker desk(Caller facility, Admitted admitted) {
    return new Asker(facility.kind(), facility.id(), Purpose.DESK, admitted.certificate());
  }

  /** A facility that asks for 限度額等 alone. */
  public static Asker limits(Caller facility, Admitted admitted) {
    return new Asker(facility.kind(), facility.id(), Purpose.LIMITS, admitted.certificate());
  }

  /** A person, or whoever the portal lets see their page. */
  static Asker ownPage(Caller caller) {
    return new Asker(caller.kind(), caller.id(), Purpose.OWN_PAGE, Optional.empty());
  }

  /** Whether 保険者番号 came from the asker; by card or ref it is the register's. */
  boolean gaveTheNumber() {
    return purpose == Purpose.DESK && card.isEmpty();
  }

  /** 医療機関コード for the message's header. */
  String facility() {
    return kind == Caller.Kind.FACILITY ? id : NO_FACILITY;
  }
}
