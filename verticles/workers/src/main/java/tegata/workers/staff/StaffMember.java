package tegata.workers.staff;

import java.util.Optional;
import java.util.UUID;
import tegata.domain.staff.StaffRole;

/**
 * 職員, as the register has them.
 *
 * @param insurerNumber 保険者番号 of whom they work for; empty for operators
 */
public record StaffMember(UUID id, String name, StaffRole role, Optional<String> insurerNumber) {}
