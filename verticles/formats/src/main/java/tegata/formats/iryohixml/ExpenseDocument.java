package tegata.formats.iryohixml;

import java.time.LocalDate;
import java.util.List;

/**
 * 一年分の医療費通知情報.
 *
 * @param taxYear 年分
 * @param madeOn 作成日, JST
 * @param maker 作成名義, who answers for the document and signs it
 * @param contents whether anybody has changed an amount
 * @param rows in the order in which they are to stand
 */
public record ExpenseDocument(
    int taxYear, LocalDate madeOn, String maker, Contents contents, List<ExpenseRow> rows) {

  /** What the amounts paid are. */
  public enum Contents {
    /** 窓口相当負担額, as the insurer told it. */
    AS_ARRIVED,
    /** Some amounts were replaced by what the person says to have really paid. */
    CORRECTED
  }

  public ExpenseDocument {
    rows = List.copyOf(rows);
  }
}
