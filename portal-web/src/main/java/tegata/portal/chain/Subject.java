package tegata.portal.chain;

import java.util.UUID;

/**
 * だれの情報か: whose data a page shows. A proxy shows that of someone else, which the workers allow or
 * refuse at every use.
 *
 * @param child whether the proxy is a parent's
 */
public record Subject(UUID person, String name, boolean self, boolean child) {}
