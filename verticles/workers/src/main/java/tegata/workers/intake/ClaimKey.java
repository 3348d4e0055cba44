package tegata.workers.intake;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import tegata.domain.eligibility.InsuredNumber;
import tegata.domain.insurer.InsurerNumber;
import tegata.formats.claim.Claim;
import tegata.formats.claim.ClaimFigures;
import tegata.formats.claim.ClaimKind;
import tegata.formats.claim.ClaimSubject;

/**
 * 一件のレセプトの鍵: one claim for a patient, facility, month, 入外 and insurer with its 公費, a pharmacy's for
 * each prescribing facility too. レセプト番号 and 請求年月 change from file to file and are no part of it,
 * nor is a name, except where there is no 枝番 to tell twins apart.
 *
 * @param hex SHA-256
 * @param treatment the same without insurer and 公費: what a 振替 leaves as it was
 */
record ClaimKey(YearMonth month, String hex, String treatment) {

  static ClaimKey of(Claim claim, ClaimSubject subject, ClaimFigures figures) {
    List<Object> treatment = new ArrayList<>(treatment(claim, subject));
    String treated = hash(treatment);
    InsuredNumber number = insured(subject);
    treatment.addAll(
        List.of(
            number.insurerNumber(),
            number.symbolKey(),
            number.numberKey(),
            number.branchKey().isEmpty() ? NameFold.fold(subject.name()) : number.branchKey()));
    figures.publicFunds().stream()
        .map(fund -> fund.number().strip() + ":" + fund.recipient().strip())
        .sorted()
        .forEach(treatment::add);
    return new ClaimKey(claim.month(), hash(treatment), treated);
  }

  /** As the claim has it; of 公費 alone all of it is empty. */
  static InsuredNumber insured(ClaimSubject subject) {
    return new InsuredNumber(
        InsurerNumber.folded(subject.insurerNumber()),
        Values.present(subject.symbol()),
        subject.number(),
        Values.present(subject.branch()));
  }

  /** The keys as the database compares them. */
  static byte[][] bytes(Collection<ClaimKey> keys) {
    return keys.stream().map(ClaimKey::bytes).toArray(byte[][]::new);
  }

  /** The months in which the keys lie, so that no other partition is looked at. */
  static LocalDate[] months(Collection<ClaimKey> keys) {
    return keys.stream().map(key -> key.month().atDay(1)).distinct().toArray(LocalDate[]::new);
  }

  byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  byte[] treatmentBytes() {
    return HexFormat.of().parseHex(treatment);
  }

  private static List<Object> treatment(Claim claim, ClaimSubject subject) {
    boolean pharmacy = claim.kind() == ClaimKind.PHARMACY;
    String prescriber =
        pharmacy ? claim.re().item(10) + claim.re().item(11) + claim.re().item(12) : "";
    String admitted = claim.isInpatient() ? claim.re().item(9) : "";
    return List.of(
        claim.kind().name(),
        claim.facility().code(),
        claim.month(),
        claim.isInpatient(),
        admitted,
        prescriber,
        subject.birthdate().map(Object::toString).orElse(""),
        subject.sex());
  }

  private static String hash(List<Object> values) {
    Object[] row = values.stream().map(Optional::of).toArray();
    return HexFormat.of().formatHex(ContentHash.ofRows(List.<Object[]>of(row)));
  }
}
