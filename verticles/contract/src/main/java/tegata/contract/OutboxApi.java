package tegata.contract;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** 送り残し: messages to the world outside that their receivers refuse. For operators alone. */
public final class OutboxApi {

  /** Asks what was set aside. */
  public record WhatIsSetAside() {}

  /**
   * A message that was set aside; it tells nothing of the person.
   *
   * @param receiver {@code insurer/<保険者番号>} or {@code intermediary}
   * @param failure why, as of the last try
   * @param behind how many messages of the same person wait behind it
   */
  public record SetAside(
      UUID id,
      String receiver,
      String topic,
      Instant createdAt,
      Instant setAsideAt,
      Optional<String> failure,
      int behind) {}

  /** The oldest first, at most 200. */
  public record SetAsideList(List<SetAside> messages) {}

  /** Orders that a message be sent again. */
  public record Release(UUID message) {}

  /** Whether it was set aside, and so is sent again. */
  public record Released(boolean done) {}

  public static final Address<WhatIsSetAside, SetAsideList> SET_ASIDE =
      Address.of("outbox.set-aside", WhatIsSetAside.class, SetAsideList.class);
  public static final Address<Release, Released> RELEASE =
      Address.of("outbox.release", Release.class, Released.class);

  private OutboxApi() {}
}
