package tegata.workers.intake;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tegata.domain.claim.ClaimVersion;
import tegata.domain.claim.ClaimVersion.Stage;
import tegata.domain.insurer.CheckDigit;
import tegata.formats.Finding;
import tegata.formats.Findings;
import tegata.formats.claim.Claim;
import tegata.formats.claim.ClaimFigures;
import tegata.formats.claim.ClaimSubject;
import tegata.formats.claim.ClaimText;
import tegata.formats.claim.Corrections;
import tegata.formats.claim.PointsCheck;
import tegata.workers.intake.ClaimRegister.Registered;

/**
 * A version of a claim as a file says it: everything that can be worked out without a database, and
 * no more, so that the file's own records need not be kept.
 *
 * @param searchNumber 検索番号 under which it was sent, may be empty
 * @param returned whether it came back in a file of returns
 * @param records the claim as it will be stored
 * @param points whether its points add up
 * @param insurer whether the check digit of its insurer fits
 */
record SaidVersion(
    Registered claim,
    String searchNumber,
    boolean returned,
    ClaimVersion version,
    CodedRows rows,
    byte[] records,
    List<Finding> points,
    List<Finding> insurer) {

  /** As sent and, where it was corrected, as decided. */
  static List<SaidVersion> of(Claim sent) {
    return Stream.concat(Stream.of(Corrections.original(sent)), Corrections.applied(sent).stream())
        .map(claim -> of(sent, claim))
        .toList();
  }

  ClaimKey key() {
    return claim.key();
  }

  private static SaidVersion of(Claim sent, Claim claim) {
    ClaimSubject subject = ClaimSubject.of(claim);
    ClaimFigures figures = ClaimFigures.of(claim);
    CodedRows rows = CodedRows.of(claim, figures);
    return new SaidVersion(
        ClaimRegister.of(ClaimKey.of(claim, subject, figures), claim, subject),
        sent.searchNumber(),
        sent.data() == Claim.RETURNED,
        version(claim, subject, rows),
        rows,
        Deflated.deflate(ClaimText.write(claim)),
        points(claim),
        insurer(claim, subject.insurerNumber()));
  }

  private static ClaimVersion version(Claim claim, ClaimSubject subject, CodedRows rows) {
    List<Object[]> content =
        ClaimText.content(claim).map(items -> items.toArray(Object[]::new)).toList();
    return new ClaimVersion(
        claim.processed(),
        Stage.of(claim.data()),
        HexFormat.of().formatHex(ContentHash.ofRows(content)),
        rows.named(ClaimRows.Names.NONE).hash(Optional.empty()),
        subject.split());
  }

  private static List<Finding> points(Claim claim) {
    Findings points = new Findings();
    PointsCheck.check(claim, points);
    return points.list();
  }

  private static List<Finding> insurer(Claim claim, String number) {
    Findings insurer = new Findings();
    if (!number.isEmpty() && !CheckDigit.fits(number)) {
      insurer.warn(ReadClaims.place(claim.re()), "check-digit", "保険者番号の検証番号が合いません。このまま取り込みます。");
    }
    return insurer.list();
  }
}
