package tegata.domain.registration;

import java.time.Instant;

/**
 * A step of an application as it happened.
 *
 * @param at when we learned of it; the dates that count stand in the application itself
 */
public record StepTaken(DeregistrationStep step, Instant at) {}
