package tegata.gateway.problem;

/**
 * One place at which a body is not as the contract says.
 *
 * @param pointer JSON Pointer as a URI fragment (RFC 6901 §6), {@code #} for the whole body
 * @param detail what is wrong there, never the value
 */
public record Violation(String pointer, String detail) {}
