package tegata.launcher;

import tegata.workers.database.DatabaseConfig;

/**
 * {@code migrate.json}: only where the schema is migrated, never on a node.
 *
 * @param database the role that owns the schema
 * @param appRole the role that nodes work under
 */
public record MigrateConfig(DatabaseConfig database, String appRole) {}
