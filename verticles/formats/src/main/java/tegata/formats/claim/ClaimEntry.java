package tegata.formats.claim;

/** What a file of claims holds, in its order: claims, and notices that a claim was sent back. */
public sealed interface ClaimEntry permits Claim, ReturnNotice, RefusedClaim {}
