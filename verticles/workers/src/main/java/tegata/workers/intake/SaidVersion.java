package tegata.workers.intake;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tegata.domain.claim.ClaimVersion;
import tegata.domain.claim.ClaimVersion.Stage;
import tegata.formats.Finding;
import tegata.formats.Findings;
import tegata.formats.claim.Claim;
import tegata.formats.claim.ClaimFigures;
import tegata.formats.claim.ClaimSubject;
import tegata.formats.claim.ClaimText;
import tegata.formats.claim.Corrections;
import tegata.formats.claim.PointsCheck;

/**
 * A version of a claim as a file says it, with everything that can be worked out without a
 * database.
 *
 * @param sent the claim of the file
 * @param claim the same as sent, or as decided
 * @param records the claim as it will be stored
 * @param findings whether its points add up
 */
record SaidVersion(
    Claim sent,
    Claim claim,
    ClaimSubject subject,
    ClaimKey key,
    ClaimVersion version,
    CodedRows rows,
    byte[] records,
    List<Finding> findings) {

  /** As sent and, where it was corrected, as decided. */
  static List<SaidVersion> of(Claim sent) {
    return Stream.concat(Stream.of(Corrections.original(sent)), Corrections.applied(sent).stream())
        .map(claim -> of(sent, claim))
        .toList();
  }

  private static SaidVersion of(Claim sent, Claim claim) {
    ClaimSubject subject = ClaimSubject.of(claim);
    ClaimFigures figures = ClaimFigures.of(claim);
    CodedRows rows = CodedRows.of(claim, figures);
    Findings points = new Findings();
    PointsCheck.check(claim, points);
    return new SaidVersion(
        sent,
        claim,
        subject,
        ClaimKey.of(claim, subject, figures),
        version(claim, subject, rows),
        rows,
        Deflated.deflate(ClaimText.write(claim)),
        points.list());
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
}
