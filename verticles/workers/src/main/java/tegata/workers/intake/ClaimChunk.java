package tegata.workers.intake;

import java.util.List;
import tegata.formats.Finding;
import tegata.formats.claim.RefusedClaim;
import tegata.formats.claim.ReturnNotice;

/**
 * Claims of a file that are taken in together, in one transaction.
 *
 * @param claims versions of each claim
 * @param expired claims from before the window
 */
record ClaimChunk(
    List<List<SaidVersion>> claims,
    List<ReturnNotice> notices,
    List<RefusedClaim> refused,
    int expired,
    List<Finding> findings) {}
