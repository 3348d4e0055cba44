package tegata.formats.oqs;

/** A message and the encoding it came in, so that it can be answered in kind. */
public record Received<T>(T message, OqsEncoding encoding) {}
