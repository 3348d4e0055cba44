package tegata.contract;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tegata.domain.expense.ExpenseNotice;
import tegata.domain.tax.Reimbursement;
import tegata.domain.tax.TaxChange;
import tegata.domain.tax.TaxYear;

/**
 * 医療費控除の準備. A draft is its filer's alone; what of it is a family member's is read anew each time,
 * as their proxy allows just then, and leaves its entry in both histories.
 */
public final class TaxApi {

  /** Names a filer's year. */
  public record Of(UUID person, int year) {}

  /**
   * Asks for the year from the row {@code cursor} on (0 first). Of somebody else only their own
   * notices are told, as they arrived.
   */
  public record Ask(UUID person, int year, Use use, int cursor) {}

  /**
   * A part of the year: some of its rows, all of its sums.
   *
   * @param next the cursor to go on with, empty at the end
   */
  public record Part(TaxYear year, Optional<Integer> next) {}

  /**
   * The draft without its rows.
   *
   * @param version 0 where there is none yet
   * @param years the years that may be prepared, the newest first
   */
  public record Head(
      long version,
      Set<UUID> people,
      int rows,
      List<Reimbursement> reimbursements,
      Optional<Long> income,
      boolean healthEffort,
      List<Integer> years) {}

  /**
   * Changes the draft.
   *
   * @param seen the version that the form was made from; empty where nothing can be overwritten.
   *     Another one fails with {@code draft-changed}
   */
  public record Change(UUID person, int year, Optional<Long> seen, TaxChange change) {}

  /**
   * Adds the rows of a file of マイナポータル.
   *
   * @param name 氏名 in the file
   */
  public record Upload(
      UUID person, int year, String name, String insurer, List<ExpenseNotice> rows) {}

  /**
   * What became of a file.
   *
   * @param added rows that are new
   * @param known rows that had arrived, or were uploaded, before
   * @param otherYears rows of other years, left out
   */
  public record Uploaded(int added, int known, int otherYears) {}

  /** The draft's version now. */
  public record Kept(long version) {}

  public static final Address<Ask, Part> RESULT = Address.of("tax.result", Ask.class, Part.class);

  public static final Address<Of, Head> HEAD = Address.of("tax.head", Of.class, Head.class);

  public static final Address<Change, Kept> CHANGE =
      Address.of("tax.change", Change.class, Kept.class);

  public static final Address<Upload, Uploaded> UPLOAD =
      Address.of("tax.upload", Upload.class, Uploaded.class);

  public static final Address<Of, IdentityApi.Done> DELETE =
      Address.of("tax.delete", Of.class, IdentityApi.Done.class);

  private TaxApi() {}
}
