package tegata.contract;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import tegata.domain.claim.ClaimVersion.Stage;

/** 取込の未決事項: what imports left for an operator to decide. For operators alone. */
public final class IntakeDeskApi {

  /** Asks what waits. */
  public record WhatWaits() {}

  /**
   * One of the versions of a claim that contradict each other.
   *
   * @param version names what it says
   * @param processed 請求年月 or 処理年月, the same for all of one claim
   * @param points 合計点数
   * @param days 診療実日数, 処方箋受付回数 of 調剤
   * @param medicines rows a patient would see of it; {@code treatments} likewise
   */
  public record Version(
      String version,
      YearMonth processed,
      Stage stage,
      Instant broughtInAt,
      long points,
      Optional<Long> days,
      int medicines,
      int treatments) {}

  /**
   * 食い違うレセプト. Whose it is, is not told.
   *
   * @param claim names the claim
   * @param category 医科外来 and the like
   * @param facilityCode 医療機関等コード, ten digits
   * @param insurerNumber absent where only 公費 pays
   * @param earlier how many versions that came before these are left out
   * @param versions the last five at most, in the order in which they came
   */
  public record Conflict(
      String claim,
      YearMonth month,
      String category,
      String facilityCode,
      String facility,
      Optional<String> insurerNumber,
      int earlier,
      List<Version> versions) {}

  /**
   * 見合わせた資格・人: a row of a file that contradicts what is known.
   *
   * @param file as it was called when it came
   * @param place the 個人ID and the field, or a line
   */
  public record HeldBack(long id, String file, String place, String reason, Instant heldAt) {}

  /**
   * Conflicts, the oldest month first and at most 50; rows held back, the newest first, at most
   * 200.
   */
  public record Waiting(List<Conflict> conflicts, List<HeldBack> heldBack) {}

  /**
   * Decides that one version of a claim stands. Fails with {@code import-running} where an import
   * does not let go of the claims for some seconds; then nothing was decided.
   */
  public record Choose(String claim, String version) {}

  /** Notes that somebody has looked into a row that was held back. */
  public record Settle(long id) {}

  /** Whether it was still open; if not, nothing was done. */
  public record Decided(boolean done) {}

  public static final Address<WhatWaits, Waiting> WAITING =
      Address.of("intake.waiting", WhatWaits.class, Waiting.class);

  /** It may wait for an import, more than once. */
  public static final Address<Choose, Decided> CHOOSE =
      Address.of("intake.choose", Choose.class, Decided.class).within(Duration.ofSeconds(15));

  public static final Address<Settle, Decided> SETTLE =
      Address.of("intake.settle", Settle.class, Decided.class);

  private IntakeDeskApi() {}
}
