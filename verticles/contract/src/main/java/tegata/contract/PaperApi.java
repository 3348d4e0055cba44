package tegata.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.EligibilityApi.OwnEligibility;
import tegata.domain.eligibility.Coverage.Relation;
import tegata.domain.eligibility.ElderlyCertificate;
import tegata.domain.eligibility.EligibilityToday;
import tegata.domain.eligibility.EligibilityToday.Standing;
import tegata.domain.eligibility.InsuredNumber;
import tegata.domain.eligibility.LimitCertificate;
import tegata.domain.eligibility.Term;
import tegata.domain.insurer.DeskPurpose;
import tegata.domain.paper.PaperKind;
import tegata.domain.paper.PaperState;
import tegata.domain.person.Sex;

/** 資格の紙: issued with a number and a code, by which a facility has them verified. */
public final class PaperApi {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  /**
   * What a paper says of a person; it is kept as it was printed, and whoever verifies the paper is
   * told all that costs or saves money.
   *
   * @param copayPercent 一部負担金の割合, in percent
   * @param acquiredOn 資格取得年月日
   * @param term 有効期間 of the card
   * @param confirmedOn the day on which the insurer confirmed it for this paper; empty where the
   *     insurer could not be asked, and where it issued the paper itself
   * @param lastConfirmedOn the day on which the insurer had confirmed it before; only where it
   *     could not be asked for this paper
   */
  public record Printed(
      String name,
      String kana,
      LocalDate birthdate,
      Optional<Sex> sex,
      String insurerName,
      InsuredNumber insured,
      Optional<Relation> relation,
      Optional<Integer> copayPercent,
      Optional<LocalDate> acquiredOn,
      Optional<Term> term,
      Optional<LimitCertificate> limit,
      Optional<ElderlyCertificate> elderly,
      Optional<LocalDate> confirmedOn,
      Optional<LocalDate> lastConfirmedOn) {

    /** 資格情報 as they stand today; empty where there is nothing to show at a counter. */
    public static Optional<Printed> of(OwnEligibility own) {
      EligibilityToday today = own.today();
      return today
          .insurance()
          .map(
              insurance ->
                  new Printed(
                      own.name(),
                      own.kana(),
                      own.birthdate(),
                      Optional.empty(),
                      insurance.insurerName(),
                      insurance.insured(),
                      insurance.relation(),
                      insurance.copayPercent(),
                      insurance.acquiredOn(),
                      Optional.of(insurance.term()),
                      insurance.limit(),
                      insurance.elderly(),
                      dayOf(today, Standing.CONFIRMED),
                      dayOf(today, Standing.CONFIRMED_BEFORE)));
    }

    private static Optional<LocalDate> dayOf(EligibilityToday today, Standing standing) {
      return Optional.of(LocalDate.ofInstant(today.asOf(), JAPAN))
          .filter(x -> today.standing() == standing);
    }
  }

  /**
   * A paper as it was issued.
   *
   * @param number 紙の番号
   * @param code as printed, in groups of four
   * @param validUntil its last day
   */
  public record Paper(
      String number,
      PaperKind kind,
      String code,
      LocalDate issuedOn,
      LocalDate validUntil,
      Printed printed) {}

  /** A person's 資格情報, to be printed. */
  public record PrintOwn(UUID person) {}

  /** A person's 資格情報 just now; the paper is empty where there is nothing to show at a counter. */
  public record PrintedOwn(OwnEligibility eligibility, Optional<Paper> paper) {}

  /** A facility holds a paper with this code, however it was typed. */
  public record Verify(String code) {}

  /** How the paper stands; nothing else where there is none with that code. */
  public record Verified(PaperState state, Optional<Known> paper) {}

  /**
   * A paper that was issued.
   *
   * @param revokedOn since when it counts no more
   * @param deniedAt when the insurer denied the coverage it tells of; only of one that is denied
   * @param printed what to compare the paper with; only of one that is valid
   */
  public record Known(
      String number,
      PaperKind kind,
      LocalDate issuedOn,
      LocalDate validUntil,
      Optional<LocalDate> revokedOn,
      Optional<Instant> deniedAt,
      Optional<Printed> printed) {}

  /** Staff of an insurer open one of its papers. */
  public record OpenIssued(String number, DeskPurpose purpose) {}

  /** The paper and how it stands; empty where the insurer issued none with that number. */
  public record FoundIssued(Optional<Issued> issued) {}

  /**
   * A paper an insurer issued.
   *
   * @param revokedOn since when it counts no more
   */
  public record Issued(Paper paper, PaperState state, Optional<LocalDate> revokedOn) {}

  public static final Address<PrintOwn, PrintedOwn> PRINT_OWN =
      Address.of("paper.print.own", PrintOwn.class, PrintedOwn.class);
  public static final Address<Verify, Verified> VERIFY =
      Address.of("paper.verify", Verify.class, Verified.class);

  public static final Address<OpenIssued, FoundIssued> OPEN_ISSUED =
      Address.of("paper.issued.open", OpenIssued.class, FoundIssued.class);

  private PaperApi() {}
}
