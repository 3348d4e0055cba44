package tegata.domain.tax;

import java.util.List;
import java.util.UUID;

/**
 * 補填される金額, of one treatment: the rows that it is for. More than was paid for them never lessens
 * others (国税庁タックスアンサー No.1120).
 *
 * @param yen 1 to 999,999,999
 * @param rows the ids of the rows it is for, at least one
 */
public record Reimbursement(UUID id, What what, long yen, List<UUID> rows) {

  public Reimbursement {
    rows = List.copyOf(rows);
  }

  /** 補填の種類. */
  public enum What {
    /** 高額療養費・高額介護合算療養費. */
    HIGH_COST,
    /** 生命保険・損害保険の給付金. */
    INSURANCE,
    /** 出産育児一時金. */
    CHILDBIRTH,
    /** 自治体の医療費助成. */
    SUBSIDY,
    /** その他. */
    OTHER
  }
}
