package tegata.contract;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import tegata.domain.paper.CertificateProgress;
import tegata.domain.registration.Registration;

/**
 * ホーム: a person across all kinds of records at a glance. Each part is asked by itself, so that one
 * that cannot be told just now hides no other; asked under one request id they are one entry in the
 * log, which names all kinds.
 */
public final class HomeApi {

  /** What the home page tells the newest of. */
  public enum Part {
    MEDICINES,
    CHECKUPS,
    /** By month: the day is its first. */
    EXPENSES,
    /** What others did with the person's data. */
    ACCESSES
  }

  /** Asks for the newest of one part. */
  public record NewestOf(UUID person, Part part) {}

  /**
   * The newest of a part.
   *
   * @param on its day; empty where there is nothing
   * @param lately whether something of it came within the last {@value #LATELY_DAYS} days
   */
  public record Newest(Optional<LocalDate> on, boolean lately) {}

  /** 新着 is what came within so many days. */
  public static final int LATELY_DAYS = 14;

  /** Asks how a person stands. */
  public record Of(UUID person) {}

  /**
   * An application under way.
   *
   * @param toMend whether it was returned, so that it waits for the person
   */
  public record OpenApplication(String number, boolean toMend) {}

  /** An issued 資格確認書 is told of for so many days. */
  public static final int ISSUED_DAYS = 14;

  /**
   * An application that was sent back waits for the person, who may come late, for so many days.
   */
  public static final int RETURNED_DAYS = 60;

  /** The last application for a 資格確認書, where there is something to know or to do about it. */
  public record PaperApplication(String number, CertificateProgress progress) {}

  /**
   * How a person stands.
   *
   * @param insurer 保険者の名称 of the coverage that holds today, as we hold it
   * @param openApplication for the end of the registration
   * @param paperApplication the last one, while it is open, for {@value #ISSUED_DAYS} days after it
   *     was issued and {@value #RETURNED_DAYS} after it was returned
   */
  public record Standing(
      Optional<String> insurer,
      Registration registration,
      Optional<LocalDate> certificateExpiresOn,
      Optional<OpenApplication> openApplication,
      Optional<PaperApplication> paperApplication) {}

  public static final Address<NewestOf, Newest> NEWEST =
      Address.of("home.newest", NewestOf.class, Newest.class);

  public static final Address<Of, Standing> STANDING =
      Address.of("home.standing", Of.class, Standing.class);

  private HomeApi() {}
}
