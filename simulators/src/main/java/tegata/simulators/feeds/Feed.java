package tegata.simulators.feeds;

import java.nio.file.Path;
import java.util.Optional;

/**
 * One file to import.
 *
 * @param cardId whose file it is (for {@code import --person}); empty for files that name everybody
 */
public record Feed(Optional<String> cardId, Path file) {}
