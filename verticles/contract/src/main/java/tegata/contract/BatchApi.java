package tegata.contract;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.IdentityApi.Done;

/**
 * 保険者が送る取込ファイル. A file crosses the bus in parts, each stored before the next is asked for; only
 * when the last one lies in the database is it received, and taken in afterwards.
 */
public final class BatchApi {
  /** Longest part, in bytes. */
  public static final int PART_BYTES = 128 * 1024;

  /** Begins an upload of the insurer that asks. */
  public record Begin() {}

  /** An upload that may be filled now. */
  public record Begun(UUID batch) {}

  /**
   * A part of the file.
   *
   * @param number 0 first, without gaps
   */
  public record Part(UUID batch, int number, byte[] bytes) {}

  /**
   * Ends an upload.
   *
   * @param parts how many there are
   * @param size of the whole, in bytes
   * @param sha256 of the whole, lower-case hex
   */
  public record Finish(UUID batch, int parts, long size, String sha256) {}

  /**
   * What the file is known by from now on.
   *
   * @param isNew false where the insurer had sent the same file before: then it is that batch
   */
  public record Receipt(UUID batch, boolean isNew) {}

  /** Gives an upload up; nothing of it is kept. */
  public record Abandon(UUID batch) {}

  /** Asks how a batch of one's own goes. */
  public record Ask(UUID batch, int from) {}

  /** 進み具合. */
  public enum State {
    /** It lies in the database and waits, or is being taken in. */
    RECEIVED,
    /** It was taken in. */
    DONE,
    /** It could not be taken in for a reason on our side; what was taken in stays. */
    FAILED
  }

  /**
   * How a batch goes.
   *
   * @param attempts how often it was begun; above 1 what an interrupted attempt took in counts as
   *     unchanged
   * @param counts of rows, present once it is done
   * @param findings what was found, a page of it
   * @param next where the next page begins, empty after the last
   */
  public record Report(
      UUID batch,
      State state,
      Instant receivedAt,
      Optional<Instant> endedAt,
      long size,
      String sha256,
      int attempts,
      Optional<Counted> counts,
      List<Found> findings,
      Optional<Integer> next) {}

  /** 取込の件数, over all files of the batch; as in docs/formats.md. */
  public record Counted(
      int files,
      long accepted,
      long held,
      long replaced,
      long unchanged,
      long expired,
      long rejected) {}

  /**
   * 指摘: a warning, or something that was put into quarantine. It holds no value of the record.
   *
   * @param file name within a zip; absent where the batch is one file
   * @param line in the file; absent where no single line is meant
   * @param field which item, as the format names it; absent where the whole line or file is meant
   * @param code stable word
   * @param reason one Japanese sentence
   */
  public record Found(
      Optional<String> file,
      Optional<Integer> line,
      Optional<String> field,
      boolean quarantined,
      String code,
      String reason) {}

  public static final Address<Begin, Begun> BEGIN =
      Address.of("batch.begin", Begin.class, Begun.class);

  public static final Address<Part, Done> PART = Address.of("batch.part", Part.class, Done.class);

  public static final Address<Finish, Receipt> FINISH =
      Address.of("batch.finish", Finish.class, Receipt.class);

  public static final Address<Abandon, Done> ABANDON =
      Address.of("batch.abandon", Abandon.class, Done.class);

  public static final Address<Ask, Report> REPORT =
      Address.of("batch.report", Ask.class, Report.class);

  private BatchApi() {}
}
