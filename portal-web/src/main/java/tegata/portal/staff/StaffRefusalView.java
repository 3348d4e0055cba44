package tegata.portal.staff;

/**
 * Why a login of staff did not come about.
 *
 * @param what what happened and what to do next
 */
public record StaffRefusalView(String what) {}
