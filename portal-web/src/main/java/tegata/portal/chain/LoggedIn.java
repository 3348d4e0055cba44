package tegata.portal.chain;

import java.time.LocalDate;
import java.util.UUID;

/**
 * The person a session belongs to.
 *
 * @param certificateExpiresOn 利用者証明用電子証明書の有効期限
 */
public record LoggedIn(UUID person, String name, LocalDate certificateExpiresOn) {}
