package tegata.acceptance.system;

/** How a command ended, and all that it said. */
public record Finished(int exit, String output) {}
