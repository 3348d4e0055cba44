package tegata.formats.claim;

import java.time.YearMonth;
import java.util.Optional;

/**
 * 返戻レコード (HR). The claim it names is no longer claimed until it comes again.
 *
 * @param processed 処理年月
 * @param reason 返戻区分; 9 is a withdrawal by the facility itself
 * @param searchNumber 検索番号 of the claim, may be empty
 */
public record ReturnNotice(
    Optional<YearMonth> processed, String reason, String searchNumber, ClaimRecord record)
    implements ClaimEntry {

  static ReturnNotice of(ClaimRecord hr) {
    return new ReturnNotice(ClaimDate.month(hr.item(2)), hr.item(3), hr.item(10), hr);
  }

  /** 取下げ: the facility took its claim back. */
  public boolean isWithdrawal() {
    return reason.equals("9");
  }
}
