package tegata.launcher;

/** What a member does; a process may have several roles. */
public enum Role {
  /** The database side: every feature's use cases. */
  WORKERS,
  /** Machines in, insurers out. */
  GATEWAY,
  /** People. */
  PORTAL
}
