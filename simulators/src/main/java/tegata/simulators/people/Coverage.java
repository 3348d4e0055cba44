package tegata.simulators.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * 資格. One membership of a person in an insurance.
 *
 * @param insuredName 被保険者氏名 (世帯の本人)
 * @param dependant 家族 (被扶養者)
 * @param lostOn 資格喪失年月日: the first day that is no longer covered
 * @param lossReason OQSCD008, when lost
 * @param cardClassification OQSCD010, {@code 01} 一般, {@code A1} 医療扶助
 */
public record Coverage(
    InsuredNumber insured,
    String insuredName,
    boolean dependant,
    LocalDate validFrom,
    Optional<LocalDate> lostOn,
    Optional<String> lossReason,
    String cardClassification,
    Entitlements entitlements) {

  /** Whether the coverage holds on that day. */
  public boolean holdsOn(LocalDate day) {
    return !day.isBefore(validFrom) && lostOn.map(day::isBefore).orElse(true);
  }

  /**
   * What the person is entitled to.
   *
   * @param copayPercent 一部負担金の割合, 0–30
   */
  public record Entitlements(
      int copayPercent,
      Optional<ElderlyRecipient> elderly,
      Optional<LimitCertificate> limit,
      List<SpecificDisease> diseases,
      Optional<MedicalTicket> ticket) {

    /** Nothing beyond the ordinary share. */
    public static Entitlements ordinary(int copayPercent) {
      return new Entitlements(
          copayPercent, Optional.empty(), Optional.empty(), List.of(), Optional.empty());
    }
  }

  /** 高齢受給者証. */
  public record ElderlyRecipient(int copayPercent, LocalDate from, LocalDate through) {}

  /**
   * 限度額適用認定証.
   *
   * @param certificate OQSCD011
   * @param classification OQSCD012 適用区分
   */
  public record LimitCertificate(
      String certificate, String classification, LocalDate from, LocalDate through) {}

  /**
   * 特定疾病療養受療証.
   *
   * @param category OQSCD013
   * @param selfPay 自己負担限度額, yen a month
   */
  public record SpecificDisease(String category, long selfPay, LocalDate from, LocalDate through) {}

  /** 医療券 (医療扶助). */
  public record MedicalTicket(
      String issueNumber, LocalDate from, LocalDate through, String contactName) {}
}
