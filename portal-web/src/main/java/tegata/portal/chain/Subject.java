package tegata.portal.chain;

import java.util.UUID;

/**
 * だれの情報か: whose data a page shows. Today always the person who is logged in; a proxy acts for
 * someone else.
 */
public record Subject(UUID person, String name, boolean self) {}
