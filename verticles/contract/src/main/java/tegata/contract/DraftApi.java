package tegata.contract;

import java.util.Optional;
import java.util.UUID;

/** 書きかけの入力. A half-filled form is found again after the session in which it was begun ran out. */
public final class DraftApi {

  /** Longest content, in bytes of UTF-8. */
  public static final int MOST_BYTES = 200 * 1024;

  /**
   * Keeps what a person has filled in, in place of what was kept before.
   *
   * @param form the form's name, lower-case words with hyphens
   * @param content as the form's page wrote it, opaque to everybody else
   */
  public record Save(UUID person, String form, String content) {}

  /** Names a person's draft. */
  public record Of(UUID person, String form) {}

  /** The draft; empty where there is none or it is older than a day. */
  public record Found(Optional<String> content) {}

  public static final Address<Save, IdentityApi.Done> SAVE =
      Address.of("draft.save", Save.class, IdentityApi.Done.class);
  public static final Address<Of, Found> LOAD = Address.of("draft.load", Of.class, Found.class);
  public static final Address<Of, IdentityApi.Done> DROP =
      Address.of("draft.drop", Of.class, IdentityApi.Done.class);

  private DraftApi() {}
}
